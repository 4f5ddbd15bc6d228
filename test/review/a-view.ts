/** Columns of a few records, built the long way round: what the rules under test see of a batch. */
import { normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { JUDGMENT_KINDS, TIE_KINDS } from "#app/domain/strength.ts";
import { type BatchView, ItemFlag, NONE_U8, NONE_U16, NONE_U32 } from "#app/metrics/batch-view.ts";
import { allocate, ITEM_COLUMNS, JUDGMENT_COLUMNS, RESPONSE_COLUMNS, viewOfColumns } from "#app/metrics/columns.ts";

export function viewOf(records: readonly ItemRecord[]): BatchView {
  const names: BatchView["names"] = { annotators: [], domains: [], languages: [], models: [] };
  const items = allocate(ITEM_COLUMNS, records.length);
  const answers = records.flatMap(({ responses }) => responses);
  const responses = allocate(RESPONSE_COLUMNS, answers.length);
  for (const [n, { text, model }] of answers.entries()) {
    responses.chars[n] = [...String(text)].length;
    responses.model[n] = indexOf(names.models, model, NONE_U16);
  }
  const rows = records.flatMap(({ judgments, responses: shown }) =>
    judgments.flatMap((judgment) =>
      normaliseJudgment(judgment, shown.length).map((comparison) => ({ judgment, comparison })),
    ),
  );
  const judgments = allocate(JUDGMENT_COLUMNS, rows.length);
  for (const [n, { judgment, comparison }] of rows.entries()) {
    judgments.annotator[n] = indexOf(names.annotators, judgment.annotator, NONE_U32);
    judgments.kind[n] = JUDGMENT_KINDS.indexOf(judgment.kind);
    judgments.lead[n] = comparison.lead ? 1 : 0;
    judgments.first[n] = comparison.first;
    judgments.second[n] = comparison.second ?? NONE_U8;
    judgments.strength[n] = comparison.strength ?? Number.NaN;
    judgments.tie[n] = TIE_KINDS.indexOf(comparison.tie);
  }
  for (const [n, record] of records.entries()) {
    items.turn[n] = record.turn ?? 0;
    items.domain[n] = indexOf(names.domains, record.domain, NONE_U16);
    items.language[n] = indexOf(names.languages, record.language, NONE_U16);
    items.flags[n] = record.gold ? ItemFlag.GOLD : 0;
    items.responseCount[n] = record.responses.length;
    items.judgmentCount[n] = record.judgments.flatMap((judgment) =>
      normaliseJudgment(judgment, record.responses.length),
    ).length;
  }
  return viewOfColumns({ items, responses, judgments }, names, null);
}

/** A pair with likert judgments of five points, by annotator: 1 = first much better. */
export function aPair(id: string, likert: Record<string, number>, more: Partial<ItemRecord> = {}): ItemRecord {
  return {
    id,
    prompt: `Question ${id}`,
    responses: [
      { text: "A short answer.", model: "sft-r3" },
      { text: "A considerably longer answer.", model: "sft-r4" },
    ],
    judgments: Object.entries(likert).map(([annotator, value]) => ({ annotator, kind: "likert", value, points: 5 })),
    ...more,
  };
}

export function bothBad(annotator: string): JudgmentRecord {
  return { annotator, kind: "choice", value: "both_bad" };
}

function indexOf(list: string[], name: string | undefined, none: number): number {
  if (name === undefined) return none;
  const known = list.indexOf(name);
  return known >= 0 ? known : list.push(name) - 1;
}
