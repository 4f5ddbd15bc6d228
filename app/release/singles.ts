/** From thumbs to what trainers of unpaired feedback read: one label per response. */
import type { ItemRecord } from "#app/domain/record.ts";
import { rounded } from "./rounded.ts";
import type { PairOptions, TrainingSingle } from "./training-pair.ts";
import type { WeighedRow } from "./weighed-rows.ts";

/** By item one label per response, the weighted majority of its thumbs; by judgment one per thumb. */
export function singlesOf(
  record: ItemRecord,
  rows: readonly WeighedRow[],
  { unit }: Pick<PairOptions, "unit">,
): TrainingSingle[] {
  const thumbs = rows.filter((row) => row.weight > 0 && record.judgments[row.judgment]?.kind === "thumbs");
  if (thumbs.length === 0) return [];
  const groups = new Map<number, WeighedRow[]>();
  for (const row of thumbs) {
    const key = unit === "judgment" ? row.judgment : row.first;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .flatMap((group) => singleOf(record, group) ?? [])
    .sort((a, b) => a.response - b.response || a.judgment - b.judgment);
}

function singleOf(record: ItemRecord, rows: readonly WeighedRow[]): TrainingSingle | null {
  const [head] = rows;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const balance = rounded(rows.reduce((sum, { category, weight }) => sum + (category === 1 ? weight : -weight), 0));
  if (!head || balance === 0) return null;
  const { first: response, judgment } = head;
  return { record, response, label: balance > 0, weight: rounded(total / rows.length), judgment };
}
