/** Finds a pseudonym in text, JSON and records, and puts a token in its place. Pure. */

export interface Redaction {
  pseudonym: string;
  token: string;
  /** The ways in which it may stand in stored text; one of them is in whatever has to be changed. */
  spellings: readonly string[];
  /** In prose, a query or a plain column. */
  text(value: string): string;
  /** In a JSON document, whose numbers, spaces and order stay as they are. */
  json(value: string): string;
  /** In the line of a record. What it shows of prompt and responses is not the annotator's and stays. */
  line(value: string): { line: string; mentioned: boolean };
}

/**
 * A pseudonym such as `7` or `ab` stands in many places by chance: it is replaced where it is a whole value, or follows
 * `annotator=`. One such as `w-017` is replaced wherever it stands as a word.
 */
export function redactionOf(pseudonym: string, token: string): Redaction {
  const encoded = encodeURIComponent(pseudonym);
  const inJson = JSON.stringify(pseudonym).slice(1, -1);
  const ascii = inJson.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const spellings = [...new Set([pseudonym, encoded, encoded.replaceAll("%20", "+"), inJson, ascii])];
  const words = spellings.map(escaped).join("|");
  const isDistinct = pseudonym.length >= 3 && /\p{L}/u.test(pseudonym);
  const anywhere = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words})(?![\\p{L}\\p{N}_-])`, "gu");
  const asked = new RegExp(`(?<=\\bannotator=)(?:${words})(?=&|$)`, "gu");
  const text = (value: string) => (value === pseudonym ? token : value.replace(isDistinct ? anywhere : asked, token));
  const literal = (quoted: string): string => {
    const before = JSON.parse(quoted) as string;
    // JSON within JSON, as in an audit event.
    const after = /^\s*[[{]/.test(before) ? json(before) : text(before);
    return after === before ? quoted : JSON.stringify(after);
  };
  const json = (value: string): string => value.replace(LITERAL, literal);
  return {
    ...{ pseudonym, token, spellings, text, json },
    line: (value) => redactLine(value, literal),
  };
}

const LITERAL = /"(?:[^"\\]|\\.)*"/g;
const PARTS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;
const NOT_THE_ANNOTATORS = new Set(["prompt", "responses"]);

function redactLine(value: string, literal: (quoted: string) => string): { line: string; mentioned: boolean } {
  let depth = 0;
  /** The field of the record that the text is in. */
  let field = "";
  let last = "";
  let mentioned = false;
  const line = value.replace(PARTS, (part) => {
    if (part === "{" || part === "[") depth += 1;
    else if (part === "}" || part === "]") depth -= 1;
    else if (part === ":") {
      if (depth === 1) field = JSON.parse(last) as string;
    } else {
      last = part;
      const redacted = literal(part);
      if (!NOT_THE_ANNOTATORS.has(field)) return redacted;
      mentioned ||= redacted !== part;
    }
    return part;
  });
  return { line, mentioned };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
