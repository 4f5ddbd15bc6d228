/**
 * The weights of judgments recounted from the records, one judgment after the other and in plain loops: written from the
 * documented order of application, sharing no code with what it checks.
 */
import type { Rule } from "#app/review/rules.ts";
import type { ItemRow } from "#test/support/view-builder.ts";

export interface PlainJudgment {
  annotator: string;
  /** null: both bad. */
  strength: number | null;
}

export interface PlainRecord {
  domain: string;
  models: [string, string];
  /** Near-duplicate cluster; 0 = none. */
  cluster: number;
  /** Exact copies share it. */
  copy: number;
  /** 0 = none. */
  conversation: number;
  judgments: PlainJudgment[];
}

export function rowOf({ domain, models, cluster, copy, conversation, judgments }: PlainRecord): ItemRow {
  return {
    domain,
    pair: copy,
    responses: models.map((model, i) => ({ model, text: String(i) })),
    judgments: judgments.map(({ annotator, strength }) => ({
      annotator,
      strength,
      ...(strength === null && { tie: "BOTH_BAD" as const }),
    })),
    columns: { nearItem: cluster, conversationKey: conversation },
  };
}

const ORDER = ["strength", "reliability", "confidence", "duplicates", "turns", "checkpoint-age", "strata"];

/** By record, then by judgment. @param ages of models in checkpoints. */
export function weighByHand(
  records: readonly PlainRecord[],
  rules: readonly Rule[],
  ages: Readonly<Record<string, number>>,
): number[][] {
  const weights = records.map((record) => record.judgments.map((judgment) => lowestFixed(record, judgment, rules)));
  for (const action of ORDER) {
    const stages: Rule[][] = [];
    for (const dimension of action === "strata" ? ["domain", "strength"] : [""]) {
      const own = rules.filter((rule) => rule.action === action);
      stages.push(own.filter((rule) => rule.action !== "strata" || rule.dimension === dimension));
    }
    for (const stage of stages) {
      const before = weights.map((one) => [...one]);
      for (const [r, record] of records.entries())
        for (const [j, judgment] of record.judgments.entries()) {
          if (before[r]?.[j] === 0) continue;
          const own = stage
            .filter((rule) => holds(rule, record, judgment))
            .map((rule) => factor(rule, records, before, r, j, ages));
          if (own.length > 0) (weights[r] as number[])[j] = (before[r]?.[j] ?? 0) * Math.min(...own);
        }
    }
  }
  if (rules.every(({ action }) => action === "exclude" || action === "weight")) return weights;
  return records.map((record, r) =>
    record.judgments.map((judgment, j) => {
      const weight = weights[r]?.[j] ?? 0;
      if (weight === 0) return 0;
      const caps = rules.filter((rule) => holds(rule, record, judgment));
      const floors = caps.flatMap((rule) => (rule.action === "cap" && rule.least !== undefined ? [rule.least] : []));
      const ceilings = caps.flatMap((rule) => (rule.action === "cap" && rule.most !== undefined ? [rule.most] : []));
      const lifted = Math.max(weight, floors.length > 0 ? Math.min(...floors) : 0.001);
      return Math.min(lifted, ...ceilings, 3);
    }),
  );
}

function holds({ where }: Rule, record: PlainRecord, { annotator, strength }: PlainJudgment): boolean {
  const size = strength === null ? Number.NaN : Math.abs(strength);
  if (where.annotators && !where.annotators.includes(annotator)) return false;
  if (where.domains && !where.domains.includes(record.domain)) return false;
  if (where.models && !record.models.some((model) => where.models?.includes(model))) return false;
  if (where.strengthAtLeast !== undefined && !(size >= where.strengthAtLeast - 0.0001)) return false;
  if (where.strengthAtMost !== undefined && !(size <= where.strengthAtMost + 0.0001)) return false;
  return true;
}

function lowestFixed(record: PlainRecord, judgment: PlainJudgment, rules: readonly Rule[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const rule of rules) {
    if (!holds(rule, record, judgment)) continue;
    if (rule.action === "exclude") lowest = 0;
    if (rule.action === "weight" && rule.weight < lowest) lowest = rule.weight;
  }
  return lowest === Number.POSITIVE_INFINITY ? 1 : lowest;
}

function factor(
  rule: Rule,
  records: readonly PlainRecord[],
  weights: readonly number[][],
  r: number,
  j: number,
  ages: Readonly<Record<string, number>>,
): number {
  const record = records[r] as PlainRecord;
  const { annotator, strength } = record.judgments[j] as PlainJudgment;
  const isIn = (at: number) =>
    (records[at] as PlainRecord).judgments.some(
      (judgment, k) => (weights[at]?.[k] ?? 0) > 0 && holds(rule, records[at] as PlainRecord, judgment),
    );
  const count = (same: (other: PlainRecord) => boolean) =>
    records.filter((other, at) => same(other) && isIn(at)).length;
  if (rule.action === "strength") {
    if (strength === null) return 1;
    const size = Math.abs(strength);
    const below = rule.points.filter((point) => point.strength <= size + 0.0001);
    const last = below[below.length - 1];
    if (rule.shape === "steps") return (last ?? rule.points[0])?.weight ?? 1;
    const next = rule.points.find((point) => point.strength > size);
    const before = rule.points.filter((point) => point.strength <= size).pop();
    if (!before || !next) return (before ?? next)?.weight ?? 1;
    const way = (size - before.strength) / (next.strength - before.strength);
    return before.weight * (1 - way) + next.weight * way;
  }
  if (rule.action === "reliability") return rule.frozen?.[annotator]?.factor ?? 1;
  if (rule.action === "confidence") {
    let first = 1 - (rule.frozen?.share ?? 0);
    let second = rule.frozen?.share ?? 0;
    let answers = 0;
    for (const [k, other] of record.judgments.entries()) {
      const skill = rule.frozen?.right[other.annotator];
      if (!skill || (weights[r]?.[k] ?? 0) === 0 || other.strength === null || other.strength === 0) continue;
      answers += 1;
      first *= other.strength < 0 ? skill[0] : 1 - skill[0];
      second *= other.strength > 0 ? skill[1] : 1 - skill[1];
    }
    return answers < 2 ? 1 : Math.max(rule.least, (2 * Math.max(first, second)) / (first + second) - 1);
  }
  if (rule.action === "duplicates")
    return (
      1 /
      count((other) =>
        record.cluster > 0 ? other.cluster === record.cluster : other.cluster === 0 && other.copy === record.copy,
      )
    );
  if (rule.action === "turns")
    return record.conversation === 0 ? 1 : 1 / count((other) => other.conversation === record.conversation);
  if (rule.action === "checkpoint-age") {
    const known = record.models.flatMap((model) => ages[model] ?? []);
    return known.length === 0 ? 1 : Math.max(0.001, 2 ** (-Math.max(...known) / rule.halfLife));
  }
  if (rule.action !== "strata") return 1;
  const masses = new Map<string, number>();
  let total = 0;
  for (const [at, other] of records.entries()) {
    const places = other.judgments.flatMap((judgment, k) =>
      (weights[at]?.[k] ?? 0) > 0 && holds(rule, other, judgment) ? [k] : [],
    );
    for (const k of places) {
      const own = (weights[at]?.[k] ?? 0) / places.length;
      const name = stratum(rule.dimension, other, other.judgments[k] as PlainJudgment);
      const named = rule.shares.some((one) => one.stratum === name) ? name : "the rest";
      masses.set(named, (masses.get(named) ?? 0) + own);
      total += own;
    }
  }
  const own = stratum(rule.dimension, record, { annotator, strength });
  const target = rule.shares.find((one) => one.stratum === own);
  const left = 1 - rule.shares.reduce((sum, { share }) => sum + share, 0);
  const wanted = target?.share ?? left;
  const share = (masses.get(target ? own : "the rest") ?? 0) / total;
  return Math.min(rule.most, Math.max(rule.least, wanted / share));
}

function stratum(dimension: string, { domain }: PlainRecord, { strength }: PlainJudgment): string {
  if (dimension === "domain") return domain;
  if (strength === null) return "none";
  const size = Math.abs(strength);
  return size === 0 ? "tie" : size < 0.4 ? "up to 1/3" : size < 0.7 ? "up to 2/3" : "above 2/3";
}
