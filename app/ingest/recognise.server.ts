/** Which preset the first rows of a file belong to: for the preview, and to know early how a file can be read. */
import type { FileFormat, RawRow, ReadLimits } from "./formats/format.ts";
import { recognisePreset } from "./presets/index.ts";
import type { Preset } from "./presets/preset.ts";

const ROWS_TO_RECOGNISE = 50;

export async function recogniseHead(file: string, format: FileFormat, limits: ReadLimits): Promise<Preset | undefined> {
  const rows = await firstRows(file, format, limits, ROWS_TO_RECOGNISE);
  return recognisePreset(rows.map((row) => row.value));
}

/** Reads no further than it must. */
export async function firstRows(
  file: string,
  format: FileFormat,
  limits: ReadLimits,
  count: number,
): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of format.read(file, "none", limits)) {
    rows.push(...batch.rows);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}
