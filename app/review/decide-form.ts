/**
 * The decision form: what its fields say, as rules and axes, and what is wrong with them.
 *
 * Any number of rules stand in the repeated parameter `rule`, each as JSON; `exclude`, `slice.*` and `batchWeight` are the
 * short ways to say the commonest.
 */
import { z } from "zod";
import { COMMERCIAL, TRAINING } from "#app/domain/decision.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import { readRule } from "./rule-params.ts";
import { MAX_WEIGHT, type Rule } from "./rules.ts";
import { sliceOfParams } from "./slice-params.ts";

export const SLICE_PREFIX = "slice.";

export type FormErrors = Record<string, string>;

/** Which fields of the form a rule stands in: a place among the parameters `rule`, or its own fields. */
export type RuleSource = number | "exclude" | "slice" | "batchWeight";

export interface DecideFields {
  rules: Rule[];
  /** By rule. */
  sources: RuleSource[];
  commercial: (typeof COMMERCIAL)[number] | null;
  training: (typeof TRAINING)[number] | null;
  reason: string;
  signer: string;
  /** Basis points; null leaves the credit to the policy. */
  credit: number | null;
  seenDecisionId: number | null;
  seenDeliveryId: number | null;
  errors: FormErrors;
}

/** @param forSigning a preview needs neither axes nor a reason. */
export function decideFields(params: URLSearchParams, forSigning: boolean): DecideFields {
  const errors: FormErrors = {};
  const reason = (params.get("reason") ?? "").trim();
  const signer = (params.get("signer") ?? "").trim();
  const found = rulesOf(params, reason === "" ? "As decided" : reason, errors);
  const rules = found.map(({ rule }) => rule);
  const sources = found.map(({ source }) => source);
  const commercial = axis(params, "commercial", COMMERCIAL);
  const training = axis(params, "training", TRAINING);
  const credit = creditOf(params.get("credit") ?? "", errors);
  if (forSigning && !commercial) errors.commercial = "Choose what is owed.";
  if (forSigning && !training) errors.training = "Choose what is used.";
  if (forSigning && reason === "")
    errors.reason = "Say why: the reason stands in the history and in the report to the vendor.";
  if (forSigning && signer === "") errors.signer = "Say who signs.";
  if (reason.length > MOST_REASON) errors.reason = `A reason has at most ${MOST_REASON} characters.`;
  if (signer.length > MOST_SIGNER) errors.signer = `A name has at most ${MOST_SIGNER} characters.`;
  const seenDecisionId = wholeNumber(params.get("seenDecision"));
  const seenDeliveryId = wholeNumber(params.get("seenDelivery"));
  return { rules, sources, commercial, training, reason, signer, credit, seenDecisionId, seenDeliveryId, errors };
}

/** Rules compared without their reasons: whether the numbers shown are those of this form. */
export function rulesKey(rules: readonly Rule[]): string {
  return JSON.stringify(rules.map(({ reason: _, ...rule }) => rule));
}

const MOST_REASON = 2000;
const MOST_SIGNER = 200;

function rulesOf(params: URLSearchParams, reason: string, errors: FormErrors): { rule: Rule; source: RuleSource }[] {
  const rules: { rule: Rule; source: RuleSource }[] = [];
  for (const [place, text] of params.getAll("rule").entries()) {
    const read = readRule(text, reason);
    if (typeof read === "string") errors[`rule.${place}`] = `A rule of the address cannot be used: ${read}`;
    else rules.push({ rule: read, source: place });
  }
  const annotators = [...new Set(params.getAll("exclude").filter((name) => name !== ""))];
  if (annotators.length > 0)
    rules.push({ rule: { action: "exclude", where: { annotators }, reason }, source: "exclude" });
  const where = sliceOfParams(params, SLICE_PREFIX);
  const action = params.get("sliceAction") ?? "";
  const isNamed = Object.keys(where).length > 0;
  if (action !== "" && !isNamed) errors.slice = "Say which judgments: choose at least one field of the slice.";
  if (action === "exclude" && isNamed) rules.push({ rule: { action: "exclude", where, reason }, source: "slice" });
  if (action === "weight" && isNamed) {
    const weight = weightOf(params.get("sliceWeight") ?? "", 0);
    if (weight === null) errors.sliceWeight = `A weight is a number from 0 to ${MAX_WEIGHT}, such as 0.5.`;
    else rules.push({ rule: { action: "weight", weight, where, reason }, source: "slice" });
  }
  const batchText = params.get("batchWeight")?.trim() ?? "";
  const batchWeight = batchText === "" ? 1 : weightOf(batchText, Number.MIN_VALUE);
  if (batchWeight === null)
    errors.batchWeight = `A weight is a number above 0, at most ${MAX_WEIGHT}. To use nothing, choose quarantine or drop.`;
  else if (batchWeight !== 1)
    rules.push({ rule: { action: "weight", weight: batchWeight, where: {}, reason }, source: "batchWeight" });
  return rules;
}

function weightOf(text: string, least: number): number | null {
  const parsed = z.coerce
    .number()
    .min(least)
    .max(MAX_WEIGHT)
    .safeParse(text.trim() === "" ? Number.NaN : text.trim());
  return parsed.success ? parsed.data : null;
}

/** Typed as a percentage with at most two decimals. */
function creditOf(text: string, errors: FormErrors): number | null {
  const typed = text.trim().replace(/\s*%$/, "");
  if (typed === "") return null;
  const points = /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : Number.NaN;
  if (points >= 0 && points <= BASIS_POINTS) return points;
  errors.credit = "A credit is a percentage from 0 to 100 with at most two decimals.";
  return null;
}

function axis<Word extends string>(params: URLSearchParams, name: string, words: readonly Word[]): Word | null {
  return words.find((word) => word === params.get(name)) ?? null;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
