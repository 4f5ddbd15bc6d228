/** The list of file formats. A new one is a file, a test and a line here. */
import { csv, tsv } from "./delimited.server.ts";
import type { FileFormat } from "./format.ts";
import { jsonArray } from "./json-array.server.ts";
import { jsonl } from "./jsonl.server.ts";
import { parquet } from "./parquet.server.ts";
import { xlsx } from "./xlsx.server.ts";
import { xml } from "./xml.server.ts";

export const FORMATS: readonly FileFormat[] = [jsonl, jsonArray, csv, tsv, parquet, xlsx, xml];

/** @throws RangeError when there is no such format */
export function formatById(id: FileFormat["id"]): FileFormat {
  const format = FORMATS.find((each) => each.id === id);
  if (format === undefined) throw new RangeError(`no file format "${id}"`);
  return format;
}
