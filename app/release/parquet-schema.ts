/** The columns of a Parquet export, named as TRL names them, with what says where a row comes from beside them. */
import type { ParquetType, SchemaElement } from "hyparquet";

export interface ParquetColumn {
  name: string;
  kind: "text" | "number" | "integer" | "messages";
  required: boolean;
}

/** A release that holds messages holds them throughout: a column has one type. */
export function parquetColumns(conversational: boolean): ParquetColumn[] {
  const texts = conversational ? "messages" : "text";
  const column = (name: string, kind: ParquetColumn["kind"], required = true) => ({ name, kind, required });
  return [
    column("prompt", texts),
    column("chosen", texts),
    column("rejected", texts),
    column("margin", "number"),
    column("weight", "number", false),
    column("label_prob", "number", false),
    column("id", "text"),
    column("batch", "text"),
    column("week", "integer"),
    column("delivery", "text"),
    column("chosen_position", "integer"),
    column("rejected_position", "integer"),
    column("consensus", "number"),
    column("judgments", "integer"),
    column("conversation", "text", false),
    column("turn", "integer", false),
    column("domain", "text", false),
    column("language", "text", false),
  ];
}

/** In Parquet's preorder: a list of messages is a list of two texts. */
export function parquetSchema(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [{ name: "root", num_children: columns.length }, ...columns.flatMap(elementsOf)];
}

function elementsOf({ name, kind, required }: ParquetColumn): SchemaElement[] {
  const repetition_type = required ? "REQUIRED" : "OPTIONAL";
  if (kind === "number") return [{ name, type: "DOUBLE", repetition_type }];
  if (kind === "integer") return [{ name, type: "INT32", repetition_type }];
  if (kind === "text") return [{ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type }];
  return [
    { name, repetition_type, converted_type: "LIST", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "REQUIRED", num_children: 2 },
    { name: "role", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
    { name: "content", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
  ];
}

/** A column as it is stored. */
export interface ParquetLeaf {
  type: ParquetType;
  path: string[];
}

const TYPES = { text: "BYTE_ARRAY", number: "DOUBLE", integer: "INT32" } as const;

export function parquetLeaves(columns: readonly ParquetColumn[]): ParquetLeaf[] {
  return columns.flatMap(({ name, kind }): ParquetLeaf[] =>
    kind === "messages"
      ? ["role", "content"].map((part) => ({ type: TYPES.text, path: [name, "list", "element", part] }))
      : [{ type: TYPES[kind], path: [name] }],
  );
}
