/** The records of real files, through formats and presets, for faults to be injected into. */
import type { ItemRecord } from "#app/domain/record.ts";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { detectFormat } from "#app/ingest/formats/detect.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { ItemGrouper } from "#app/ingest/group.ts";
import { recognisePreset } from "#app/ingest/presets/index.ts";
import { shared } from "#test/support/shared-data.ts";

const UKP = [
  "firefox-vs-internet-explorer_there-s-more-browsers-than-the-ie-firefox-is-an-animal",
  "should-physical-education-be-mandatory-in-schools-_no-",
  "tv-is-better-than-books_books",
];

/** 1,150 judgments of 16 evaluators; 2,997 of three; 4,999 of some 1,600 workers with published gold. */
export const REAL_FILES = {
  tulu1: ["data/tulu1-human-eval/eval_annotations_tulu_1.xlsx"],
  pandalm: ["data/pandalm-testset/testset-v1.json"],
  ukpconvarg1: UKP.map((file) => `data/ukpconvarg1/samples/${file}.xml`),
} as const;
export type RealFile = keyof typeof REAL_FILES;

export async function realRecords(name: RealFile): Promise<ItemRecord[]> {
  const items: ItemRecord[] = [];
  for (const path of REAL_FILES[name]) items.push(...(await recordsOf(shared(path))));
  return items;
}

async function recordsOf(path: string): Promise<ItemRecord[]> {
  const rows: unknown[] = [];
  const { format, compression } = await detectFormat(path);
  for await (const batch of format.read(path, compression, DEFAULT_LIMITS))
    rows.push(...batch.rows.map(({ value }) => value));
  const preset = recognisePreset(rows.slice(0, 200));
  if (!preset) throw new Error(`No preset reads ${path}.`);
  const groups = new ItemGrouper<number>();
  const unchecked: unknown[] = [];
  for (const [index, row] of rows.entries()) {
    const mapped = preset.map(row, { line: index + 1, row: index + 1 });
    if (mapped.kind === "item") unchecked.push(mapped.record);
    else if (mapped.kind === "items") unchecked.push(...mapped.records);
    else if (mapped.kind === "judgments") groups.add(mapped, index);
  }
  for (const { record } of groups.finish()) unchecked.push(record);
  return unchecked.flatMap((record) => {
    const checked = checkItem(record);
    return checked.ok ? [checked.item] : [];
  });
}
