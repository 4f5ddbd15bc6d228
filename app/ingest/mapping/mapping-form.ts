/** A column mapping as the fields of a form, and back. Lists of words have one word per line: a word may hold a comma. */
import { type ColumnMapping, type MappingScale, parseMapping } from "./column-mapping.ts";

/** Fields that name one column each, or none. */
export const SINGLE_COLUMNS = ["annotator", "at", "comment", "domain", "language", "conversation", "turn"] as const;

export function mappingFields(mapping: ColumnMapping): [string, string][] {
  const { item, row, prompt, responses, label, seconds, gold, orderKnown } = mapping;
  const [first, second] = responses;
  const many = (name: string, values: readonly string[]) => values.map((value): [string, string] => [name, value]);
  return [
    ...many("item", item === null ? [] : [item].flat()),
    ["row", row],
    ...many("prompt", prompt.columns),
    ["system", prompt.system ?? ""],
    ["response1", first?.text ?? ""],
    ["model1", first?.model ?? ""],
    ["response2", second?.text ?? ""],
    ["model2", second?.model ?? ""],
    ...many("label", label.columns),
    ...scaleFields(label.scale),
    ...SINGLE_COLUMNS.map((name): [string, string] => [name, mapping[name] ?? ""]),
    ["seconds", seconds?.column ?? ""],
    ["secondsUnit", seconds?.unit ?? "s"],
    ["gold", gold?.column ?? ""],
    ["orderKnown", orderKnown ? "yes" : "no"],
  ];
}

/**
 * @param guess keeps what the form has no field for: annotator columns of several labels, a gold scale of its own. They
 *   hold only while the columns they speak of are still chosen.
 */
export function mappingOfFields(fields: URLSearchParams, guess: ColumnMapping | null): ReturnType<typeof parseMapping> {
  const one = (name: string) => fields.get(name)?.trim() || undefined;
  const many = (name: string) => fields.getAll(name).filter((value) => value !== "");
  const item = many("item");
  const labels = many("label");
  const gold = one("gold");
  const seconds = one("seconds");
  const isSameLabel = JSON.stringify(labels) === JSON.stringify(guess?.label.columns);
  return parseMapping(
    defined({
      version: 1,
      item: item.length === 0 ? null : item.length === 1 ? item[0] : item,
      row: one("row"),
      prompt: { columns: many("prompt"), system: one("system") },
      responses: [
        { text: one("response1") ?? "", model: one("model1") },
        { text: one("response2") ?? "", model: one("model2") },
      ],
      label: {
        columns: labels,
        annotators: isSameLabel ? guess?.label.annotators : undefined,
        scale: scaleOfFields(fields),
      },
      ...Object.fromEntries(SINGLE_COLUMNS.map((name) => [name, one(name)])),
      seconds: seconds && { column: seconds, unit: one("secondsUnit") ?? "s" },
      gold: gold && { column: gold, scale: gold === guess?.gold?.column ? guess.gold.scale : undefined },
      orderKnown: fields.get("orderKnown") === "yes",
    }),
  );
}

function scaleFields(scale: MappingScale): [string, string][] {
  const lines = (words: readonly (string | number | boolean)[] = []) => words.map(String).join("\n");
  if (scale.kind === "likert")
    return [
      ["scale", "likert"],
      ["points", String(scale.points)],
      ["lowest", scale.firstIs],
      ["words", lines(scale.values)],
    ];
  if (scale.kind === "strength")
    return [
      ["scale", "strength"],
      ["most", String(scale.scale)],
      ["lowest", scale.negativeIs],
    ];
  return [
    ["scale", "choice"],
    ["firstWords", lines(scale.first)],
    ["secondWords", lines(scale.second)],
    ["tieWords", lines(scale.tie)],
    ["bothBadWords", lines(scale.bothBad)],
    ["degree", scale.degree?.column ?? ""],
    ["degreeWords", lines(scale.degree?.levels)],
  ];
}

function scaleOfFields(fields: URLSearchParams): unknown {
  const kind = fields.get("scale");
  const lowest = fields.get("lowest") || "first-better";
  const number = (name: string) => Number(fields.get(name)?.trim() || Number.NaN);
  const words = (name: string) => wordsOf(fields.get(name) ?? "");
  if (kind === "likert") {
    const values = words("words");
    return {
      kind,
      points: values.length || number("points"),
      firstIs: lowest,
      values: values.length > 0 ? values : undefined,
    };
  }
  if (kind === "strength") return { kind, scale: number("most"), negativeIs: lowest };
  const degree = fields.get("degree") || undefined;
  return {
    kind: "choice",
    first: words("firstWords"),
    second: words("secondWords"),
    tie: words("tieWords"),
    bothBad: words("bothBadWords"),
    degree: degree && { column: degree, levels: words("degreeWords") },
  };
}

/** One per line. What looks like a number is one, so that it meets a cell of either type. */
function wordsOf(text: string): (string | number)[] {
  return text
    .split("\n")
    .map((word) => word.trim())
    .filter((word) => word !== "")
    .map((word) => (/^-?\d{1,15}(\.\d+)?$/.test(word) ? Number(word) : word));
}

/** Without fields that are undefined, as a document would be. */
function defined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
