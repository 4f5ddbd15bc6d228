/**
 * Every reason a row can be refused for, or warned about, in one list: README, screens and `assay check --help` derive
 * from it. Hints may name numbers and words of the format, never the text of a delivery.
 */
export interface Rule {
  id: string;
  /** `error` sends the row to quarantine; `warning` lets it pass and is counted. */
  severity: "error" | "warning";
  /** What the rule asks, as a sentence. */
  about: string;
  /** What a vendor reads beside a refused row; `…` stands for the numbers of the case. */
  hint: string;
}

export const RULES = [
  error("type", "Every field has the type of the format.", "Expected a number, found a string."),
  error("required", "Required fields are there.", "The field is missing; it must be …"),
  error("id-length", "Record ids have 1 to 512 characters.", "The id has … characters; 1 to 512 are allowed."),
  error(
    "name-length",
    "Names (annotator, model, domain, language, conversation, tag) have 1 to 512 characters.",
    "The name has … characters; 1 to 512 are allowed.",
  ),
  error("duplicate-id", "Ids are unique within a delivery.", "An earlier row of this delivery has the same id."),
  error(
    "conflicting-item",
    "Rows of one item carry the same prompt and responses.",
    "An earlier row of this item has another prompt or response.",
  ),
  error("message-list", "A message list has at least one message, each with role and content.", "The list is empty."),
  error("role", "Roles are system, user, assistant or tool.", "The role is not one of …"),
  error("response-count", "An item has 1 to 64 responses.", "The item has … responses; 1 to 64 are allowed."),
  error("judgment-count", "An item has at most 1,000 judgments.", "The item has … judgments; at most 1000."),
  error("kind", "The kind of a judgment is one of the format's.", "The kind is not one of …"),
  error(
    "scale",
    "Points, scale, degrees, min and max describe a usable scale.",
    "points must be a whole number, 2 to 101.",
  ),
  error("label-in-scale", "A label lies on its scale.", "The value 9 is outside 1…5."),
  error(
    "choice-value",
    "A choice is first, second, tie, both_bad, both_good, skip or the index of a response.",
    "Index 3 names no response.",
  ),
  error("pair", "Likert, strength and gold compare exactly two responses, a choice at least two.", "The item has …"),
  error("one-per-response", "Ratings and rankings give one number per response.", "2 ranks for 3 responses."),
  error("response-index", "A judgment that names a response names one that exists.", "Index 3, but 2 responses."),
  error("tie-kind", "A tie kind is known and does not contradict the label.", "tie, but the label prefers a response."),
  error(
    "timestamp",
    "Times are ISO 8601.",
    "Write times as 2025-01-31T14:05:00Z; without a zone they are read as UTC.",
  ),
  error(
    "seconds",
    "Seconds are not negative, and less than thirty years.",
    "The values -5 and 1700000000 are no durations.",
  ),
  error("turn", "Turns count from 1.", "The turn must be a whole number, 1 to 65535."),
  error(
    "span",
    "A span lies within its response, in Unicode code points, and its quote is the text there.",
    "The quote is not the text there.",
  ),
  error("verified", "There is one verification verdict per constraint.", "1 verdict for 2 constraints."),
  error(
    "gold-scale",
    "A gold answer is a direction, or uses the scale of the judgments.",
    "5 points, but 7 in judgments.",
  ),
  error("nul-character", "Texts hold no NUL characters.", "Character 17 is U+0000; the export is damaged there."),
  error(
    "lone-surrogate",
    "Texts are well-formed Unicode.",
    "Half of a surrogate pair; the text was cut or re-encoded.",
  ),
  error("unknown-annotator", "Annotators are among those agreed.", "The annotator is not on the contract's list."),
  error(
    "unreadable-cell",
    "A cell of the vendor's layout can be read as what its column holds.",
    "The winner is not one of the words of this layout.",
  ),
  warning("future-timestamp", "Times do not lie ahead of the delivery.", "More than a day ahead of now."),
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]["id"];

export interface FieldError {
  /** Path in the record, as `judgments[0].value`; the vendor's column name when a column could not be read; "" = row. */
  field: string;
  rule: RuleId;
  hint: string;
}

function error<const Id extends string>(id: Id, about: string, hint: string) {
  return { id, severity: "error", about, hint } as const;
}

function warning<const Id extends string>(id: Id, about: string, hint: string) {
  return { id, severity: "warning", about, hint } as const;
}
