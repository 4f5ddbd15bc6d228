import { isPlainObject } from "../check/plain-object.ts";
import type { FieldError } from "../check/rules.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["id", "prompt", "responses"];

export const assay: Preset = {
  id: "assay",
  version: 1,
  title: "Assay canonical",
  about: "The canonical record itself: one object per item, responses in the order shown, judgments inside.",
  source: "README, The canonical delivery",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns) && rows.some((row) => Array.isArray(row.responses)),
  map: (row) => (isPlainObject(row) ? { kind: "item", record: row } : { kind: "errors", errors: [NO_OBJECT] }),
};

const NO_OBJECT: FieldError = { field: "", rule: "type", hint: "Every row is one object, a record." };
