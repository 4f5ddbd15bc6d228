/** What flags propose, as rules of a decision: nothing happens until somebody signs them there. */
import { countOf } from "#app/domain/figure.ts";
import { FLAG_REASON_TEXT, type FlagReason, type FlagSubject, type FlagTreatment } from "#app/domain/flag.ts";
import { sliceOfFlag } from "./flag-slice.ts";
import { fitsAddress } from "./rule-params.ts";
import { MIN_WEIGHT, type Rule } from "./rules.ts";
import type { Slice } from "./slice.ts";

export interface TreatedFlag {
  id: number;
  subjectKind: FlagSubject;
  subject: string;
  reason: FlagReason;
  treatment: FlagTreatment;
  weight: number | null;
}

/**
 * Drop and quarantine leave out, downweight weighs; to inspect and to charge back change no weight. Flags that do the
 * same to annotators, or to records, are one rule. A whole batch that is to be dropped or quarantined is no rule but the
 * decision's own answer: see {@link trainingOfFlags}.
 */
export function rulesOfFlags(flags: readonly TreatedFlag[]): Rule[] {
  const groups = new Map<string, { where: Slice; weight: number; flags: TreatedFlag[] }>();
  for (const flag of flags) {
    const weight = weightOf(flag);
    if (weight === null || (weight === 0 && flag.subjectKind === "batch")) continue;
    const where = sliceOfFlag(flag);
    const [dimension = "", more] = Object.keys(where);
    const joins = more === undefined && (dimension === "annotators" || dimension === "records");
    const key = JSON.stringify([weight, joins ? dimension : where]);
    const group = groups.get(key);
    if (group) groups.set(key, { ...group, where: union(group.where, where), flags: [...group.flags, flag] });
    else groups.set(key, { where, weight, flags: [flag] });
  }
  return [...groups.values()].map(({ where, weight, flags: joined }) => {
    const reason = reasonOf(joined);
    return weight === 0 ? { action: "exclude", where, reason } : { action: "weight", weight, where, reason };
  });
}

/** What a flag on the whole batch proposes for training; null when none does. The harsher wins. */
export function trainingOfFlags(flags: readonly TreatedFlag[]): "quarantine" | "drop" | null {
  const whole = flags.filter(({ subjectKind }) => subjectKind === "batch").map(({ treatment }) => treatment);
  return whole.includes("drop") ? "drop" : whole.includes("quarantine") ? "quarantine" : null;
}

/** The fields of the decision form that these flags fill in; none when they propose nothing that can be tried. */
export function fieldsOfFlags(flags: readonly TreatedFlag[]): [name: string, value: string][] {
  const rules = rulesOfFlags(flags).map((rule): [string, string] => ["rule", JSON.stringify(rule)]);
  const training = trainingOfFlags(flags);
  return training ? [...rules, ["training", training]] : rules;
}

/**
 * The decision screen with the rules of these flags; null when they have none.
 *
 * @param named says in an address which flags they are: what it holds instead of rules that are too much for one
 */
export function whatIfHref(batchId: string, flags: readonly TreatedFlag[], named: string): string | null {
  const params = new URLSearchParams(fieldsOfFlags(flags));
  if (params.size === 0) return null;
  return `/batches/${batchId}/decide?${fitsAddress(params) ? params : named}`;
}

/** 0 leaves out; null when the treatment is about no weight. */
function weightOf({ treatment, weight }: TreatedFlag): number | null {
  if (treatment === "drop" || treatment === "quarantine") return 0;
  if (treatment !== "downweight") return null;
  return weight === null || weight < MIN_WEIGHT ? 0 : weight;
}

function union(a: Slice, b: Slice): Slice {
  const both = (x: string[] = [], y: string[] = []) => [...new Set([...x, ...y])];
  if (a.records) return { records: both(a.records, b.records) };
  return a.annotators ? { annotators: both(a.annotators, b.annotators) } : a;
}

const MOST_NAMED = 5;

/** @example "flags 12, 15: wrong on gold" */
function reasonOf(flags: readonly TreatedFlag[]): string {
  const ids = flags.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = flags.length > MOST_NAMED ? ` and ${countOf(flags.length - MOST_NAMED, "other")}` : "";
  const reasons = [...new Set(flags.map(({ reason }) => FLAG_REASON_TEXT[reason]))];
  return `${flags.length === 1 ? "flag" : "flags"} ${ids.join(", ")}${more}: ${reasons.join(", ")}`;
}
