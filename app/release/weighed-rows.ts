/** The comparisons of a record with the weights they were given, and how they group. */
import { type Comparison, normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord } from "#app/domain/record.ts";

export interface WeighedRow extends Comparison {
  judgment: number;
  weight: number;
}

export function weighedRows(record: ItemRecord, weights: ArrayLike<number>, from: number): WeighedRow[] {
  const rows: WeighedRow[] = [];
  for (let judgment = 0; judgment < record.judgments.length; judgment += 1) {
    const one = record.judgments[judgment];
    if (!one) continue;
    for (const comparison of normaliseJudgment(one, record.responses.length)) {
      const weight = weights[from + rows.length];
      if (weight === undefined) throw new RangeError("There are fewer weights than judgments.");
      const { first, second, strength, category, tie, lead } = comparison;
      rows.push({ first, second, strength, category, tie, lead, judgment, weight });
    }
  }
  return rows;
}

export function byJudgment(rows: WeighedRow[]): WeighedRow[][] {
  const groups: WeighedRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.judgment === row.judgment) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Rows that compare the same two responses, in the order in which these pairs first appear. */
export function byResponses(rows: WeighedRow[]): WeighedRow[][] {
  const [head] = rows;
  if (head && rows.every((row) => row.first === head.first && row.second === head.second)) return [rows];
  const compared = rows.filter(({ second }) => second !== null);
  if (compared.length === 0) return [rows];
  const groups = new Map<number, WeighedRow[]>();
  for (const row of compared) {
    const key = row.first * 1024 + (row.second ?? 0);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
