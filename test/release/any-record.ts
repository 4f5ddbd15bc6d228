/** Records with what lifting treats apart: long and short texts, escapes, white space at the ends, several messages. */
import fc from "fast-check";
import type { ItemRecord } from "#app/domain/record.ts";

export const LONG = "The quick brown fox jumps over the lazy dog, again and again and again.";
const EDGES = [
  "",
  " ",
  "\n",
  "\t\n ",
  "\u00a0",
  "\u3000",
  "\ufeff",
  '"',
  "\\",
  "\\n",
  "é",
  "日本",
  "🙂",
  "\u2028",
  "\b\f",
];
const text = fc
  .tuple(
    fc.constantFrom(...EDGES),
    fc.constantFrom(
      LONG,
      `${LONG} ${LONG}`,
      `${LONG}\n\n"${LONG}" \\ é 日本 🙂`,
      "日".repeat(40),
      "short",
      "",
      " ".repeat(80),
    ),
    fc.constantFrom(...EDGES, "\u0001", "\x7f", "\ud800", "\\u0041"),
  )
  .map((parts) => parts.join(""));
const texts = fc.oneof(
  text,
  text.map((content) => [{ role: "assistant" as const, content }]),
);
const severalTexts = fc.array(
  text.map((content) => ({ role: "assistant" as const, content })),
  { minLength: 1, maxLength: 2 },
);
const prompts = fc.array(fc.record({ role: fc.constantFrom("user" as const, "assistant" as const), content: text }), {
  minLength: 1,
  maxLength: 4,
});
/** The members of both, those of the first in their order, the others before, between or behind them. */
function mixed<T extends object>(own: T, others: fc.Arbitrary<object>): fc.Arbitrary<T> {
  return fc.tuple(others, fc.nat(Object.keys(own).length)).map(([more, at]) => {
    const members = Object.entries(own);
    members.splice(at, 0, ...Object.entries(more));
    return Object.fromEntries(members) as T;
  });
}

/** What no row of values is made of. */
const unread = <Name extends string>(...names: Name[]) =>
  fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(text, fc.double({ noNaN: true }), fc.constantFrom(null, true), fc.constant({ at: 1, x: [1] })),
    { maxKeys: 3 },
  );
export const anyRecord = fc.record(
  {
    id: fc.constantFrom("a", LONG),
    prompt: fc.oneof(texts, prompts),
    responses: fc
      .tuple(fc.oneof(texts, severalTexts), fc.oneof(texts, severalTexts))
      .chain((both) => fc.tuple(...both.map((one) => mixed({ text: one }, unread("model", "params"))))),
    judgments: fc.array(
      fc
        .integer({ min: 1, max: 5 })
        .chain((value) =>
          mixed({ kind: "likert" as const, value, points: 5 }, unread("annotator", "seconds", "at", "comment", "meta")),
        ),
      { minLength: 1, maxLength: 2 },
    ),
    meta: fc.dictionary(fc.constantFrom("x", LONG, "1"), fc.oneof(text, fc.double({ noNaN: true }), fc.constant(null))),
  },
  { requiredKeys: ["id", "prompt", "responses", "judgments"] },
);
/** @param spelling 0 = as JSON.stringify, 1 = with escapes beyond ASCII, 2 = with white space */
export const lineOf = (one: ItemRecord, spelling: number) => {
  if (spelling === 1)
    return JSON.stringify(one).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  if (spelling === 2) return JSON.stringify(one, null, 1).replaceAll("\n", " ");
  return JSON.stringify(one);
};

export const linePlace = (bytes: Buffer) => ({
  bytes,
  offsets: Uint32Array.of(0),
  lengths: Uint32Array.of(bytes.length),
});

/** A block of one line. */
export function blockOf(line: string, id: string, judgments: number) {
  return {
    batch: { id: "b", week: 1 },
    deliverySha256: "d",
    file: { fileName: "f", sha256: "d" },
    ids: [id],
    ...linePlace(Buffer.from(line)),
    weights: new Float32Array(judgments).fill(1),
    firstWeight: Uint32Array.of(0, judgments),
    heldOut: null,
    factors: null,
  };
}
