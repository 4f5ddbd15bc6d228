/** Batch views from literal rows, so that a test shows its data. */
import { JUDGMENT_KINDS, likertStrength, type Scale } from "#app/domain/strength.ts";
import {
  type BatchView,
  GoldVerdict,
  ItemFlag,
  ItemMark,
  NONE_U8,
  NONE_U16,
  NONE_U32,
  ResponseFlag,
  ResponseMark,
  Tie,
} from "#app/metrics/batch-view.ts";
import {
  allocate,
  ITEM_COLUMNS,
  JUDGMENT_COLUMNS,
  type NumberColumn,
  RESPONSE_COLUMNS,
  viewOfColumns,
} from "#app/metrics/columns.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";

export interface ResponseRow {
  text?: string;
  model?: string;
  chars?: number;
  flags?: (keyof typeof ResponseFlag)[];
  marks?: (keyof typeof ResponseMark)[];
  /** Any other column of the response, as stored. */
  columns?: Partial<Record<keyof typeof RESPONSE_COLUMNS, number>>;
}

export interface JudgmentRow {
  annotator?: string;
  /** null = none, as for both bad. */
  strength: number | null;
  /** On the view's scale; by default the one whose strength is nearest, where there is a scale. */
  category?: number;
  tie?: keyof typeof Tie;
  kind?: (typeof JUDGMENT_KINDS)[number];
  first?: number;
  second?: number | null;
  lead?: boolean;
  seconds?: number;
  at?: number;
  weight?: number;
  /** Any other column of the judgment, as stored. */
  columns?: Partial<Record<keyof typeof JUDGMENT_COLUMNS, number>>;
}

export interface ItemRow {
  /** Items of one prompt share it; by default each has its own. */
  prompt?: number;
  /** Items that are copies share it; by default each has its own. */
  pair?: number;
  responses?: ResponseRow[];
  judgments?: JudgmentRow[];
  /** Strength of the agreed answer. */
  gold?: number;
  orderKnown?: boolean;
  keep?: boolean;
  domain?: string;
  language?: string;
  marks?: (keyof typeof ItemMark)[];
  /** Any other column of the item, as stored. */
  columns?: Partial<Record<keyof typeof ITEM_COLUMNS, number>>;
}

export const FIVE_POINTS: Scale = { kind: "likert", categories: 5, hasTie: true };
export const CHOICE: Scale = { kind: "choice", categories: 3, hasTie: true };

/** `scale` defaults to first / tie / second. */
export function viewOf(rows: readonly ItemRow[], scale: Scale | null = CHOICE): BatchView {
  const filled = rows.map((row) => ({ ...row, responses: row.responses ?? [{ text: "one" }, { text: "other" }] }));
  const items = allocate(ITEM_COLUMNS, rows.length);
  const responses = allocate(
    RESPONSE_COLUMNS,
    sum(filled, (row) => row.responses.length),
  );
  const judgments = allocate(
    JUDGMENT_COLUMNS,
    sum(filled, (row) => row.judgments?.length ?? 0),
  );
  const names: BatchView["names"] = { annotators: [], domains: [], languages: [], models: [] };
  const weights: number[] = [];
  let r = 0;
  let j = 0;
  for (const [i, row] of filled.entries()) {
    items.promptKey[i] = row.prompt ?? 1_000_003 + i;
    items.pairKey[i] = row.pair ?? 1_000_003 + i;
    items.domain[i] = row.domain === undefined ? NONE_U16 : indexOf(names.domains, row.domain);
    items.language[i] = row.language === undefined ? NONE_U16 : indexOf(names.languages, row.language);
    items.marks[i] = (row.marks ?? []).reduce((bits, mark) => bits | ItemMark[mark], 0);
    items.goldStrength[i] = row.gold ?? Number.NaN;
    items.responseCount[i] = row.responses.length;
    items.judgmentCount[i] = row.judgments?.length ?? 0;
    const identical = row.responses.length > 1 && new Set(row.responses.map((one) => one.text)).size === 1;
    items.flags[i] =
      (row.orderKnown === false ? 0 : ItemFlag.ORDER_KNOWN) |
      (row.gold === undefined ? 0 : ItemFlag.GOLD) |
      (identical ? ItemFlag.IDENTICAL_RESPONSES : 0);
    setColumns(items, i, row.columns);
    for (const response of row.responses) {
      responses.model[r] = response.model === undefined ? NONE_U16 : indexOf(names.models, response.model);
      responses.chars[r] = response.chars ?? [...(response.text ?? "")].length;
      responses.flags[r] = (response.flags ?? []).reduce((bits, flag) => bits | ResponseFlag[flag], 0);
      responses.marks[r] = (response.marks ?? []).reduce((bits, mark) => bits | ResponseMark[mark], 0);
      setColumns(responses, r, response.columns);
      r += 1;
    }
    for (const judgment of row.judgments ?? []) {
      const { strength } = judgment;
      judgments.annotator[j] =
        judgment.annotator === undefined ? NONE_U32 : indexOf(names.annotators, judgment.annotator);
      judgments.kind[j] = JUDGMENT_KINDS.indexOf(judgment.kind ?? scale?.kind ?? "strength");
      judgments.lead[j] = judgment.lead === false ? 0 : 1;
      judgments.first[j] = judgment.first ?? 0;
      judgments.second[j] = judgment.second === null ? NONE_U8 : (judgment.second ?? 1);
      judgments.strength[j] = strength ?? Number.NaN;
      judgments.category[j] = judgment.category ?? categoryOf(strength, scale);
      judgments.tie[j] = Tie[judgment.tie ?? (strength === 0 ? "TIE" : "NONE")];
      judgments.seconds[j] = judgment.seconds ?? Number.NaN;
      judgments.at[j] = judgment.at ?? Number.NaN;
      judgments.goldVerdict[j] = verdictOf(row.gold, strength);
      setColumns(judgments, j, judgment.columns);
      weights.push(judgment.weight ?? 1);
      j += 1;
    }
  }
  const view = viewOfColumns({ items, responses, judgments }, names, scale);
  view.weight.set(weights);
  for (const [i, row] of rows.entries()) view.keepItem[i] = row.keep === false ? 0 : 1;
  return view;
}

function setColumns(group: object, row: number, columns: Partial<Record<string, number>> = {}): void {
  for (const [name, value] of Object.entries(columns))
    (group as Record<string, NumberColumn>)[name]?.fill(value ?? 0, row, row + 1);
}

/** Nothing known beyond the batch itself. */
export const NO_CONTEXT: MeasureContext = {
  rowsDelivered: 0,
  rowsQuarantined: 0,
  expectedUnits: null,
  approvedModels: null,
  earlierPairKeys: null,
  previous: null,
  seed: 1,
};

/** Judgments by one annotator each: `judgedBy({ ann: -1, bob: 1 })`. */
export function judgedBy(strengths: Record<string, number | null>): JudgmentRow[] {
  return Object.entries(strengths).map(([annotator, strength]) => ({ annotator, strength }));
}

/** A Likert answer of five points as a judgment row. */
export function fivePoints(annotator: string, value: number): JudgmentRow {
  return { annotator, strength: likertStrength(value, 5), category: value - 1 };
}

function categoryOf(strength: number | null, scale: Scale | null): number {
  if (strength === null || !scale) return -1;
  return Math.round(((strength + 1) / 2) * (scale.categories - 1));
}

function verdictOf(gold: number | undefined, strength: number | null): number {
  if (gold === undefined) return GoldVerdict.NOT_GOLD;
  return strength !== null && Math.sign(strength) === Math.sign(gold) ? GoldVerdict.RIGHT : GoldVerdict.WRONG;
}

function indexOf(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
