/** Which reader a caller names: a preset, or a column mapping checked against its schema. */
import { UnusableFile } from "./formats/format.ts";
import { type ColumnMapping, parseMapping } from "./mapping/column-mapping.ts";
import { PRESETS, presetById } from "./presets/index.ts";

export type ReaderChoice = { kind: "preset"; id: string } | { kind: "mapping"; name: string; mapping: ColumnMapping };

/** @throws UnusableFile listing the presets there are. */
export function presetChoice(id: string): ReaderChoice {
  if (presetById(id)) return { kind: "preset", id };
  const known = PRESETS.map((preset) => preset.id).join(", ");
  throw new UnusableFile("unknown-preset", `There is no preset "${id.slice(0, 40)}".`, `Presets: ${known}.`);
}

/** @throws UnusableFile naming what is wrong with the mapping. */
export function mappingChoice(json: unknown, name = "file"): ReaderChoice {
  const parsed = parseMapping(json);
  if (parsed.ok) return { kind: "mapping", name, mapping: parsed.mapping };
  throw new UnusableFile("mapping", "The column mapping cannot be used.", parsed.error);
}
