import fc from "fast-check";
import { expect, it } from "vitest";
import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { headOf, stanceMarks, stockOpening } from "#app/ingest/features/openings.ts";

const words = [
  ...STOCK_OPENINGS,
  ..."yes|Absolutely|exactly!|I agree|I don’t agree|you're right|Great point|no,|not quite|Actually, no|Unfortunately, this".split(
    "|",
  ),
  ..."The answer|42|élan|na|iagree|absolutelynot|ABCDEFGHIJKLMNOPQRSTUVWXYZ|_yes|a|".split("|"),
];
const before = fc.array(fc.constantFrom(" ", "\n", "“", "*", "#", "—", "[", "@", "`", "_"), { maxLength: 8 });
const spelling = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1),
);
const text = fc
  .tuple(
    before,
    fc.constantFrom(...words),
    spelling,
    fc.constantFrom("", " ", "! So ", "é", "s", "’s ", "\n"),
    fc.string(),
  )
  .map(([space, word, spelt, after, rest]) => space.join("") + spelt(word) + after + rest);

it("the look at the first word hides no opening, agreement or disagreement", () => {
  let found = 0;
  fc.assert(
    fc.property(text, (one) => {
      const all = one.slice(0, 80).toLowerCase().replaceAll("’", "'");
      const head = headOf(one);
      expect([stockOpening(head), stanceMarks(head)]).toEqual([stockOpening(all), stanceMarks(all)]);
      if (stockOpening(head) + stanceMarks(head) > 0) found += 1;
    }),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(500);
});

it("most texts are done after their first word", () => {
  expect(["The answer is 4.", "    4", "", "Élan", "theyes"].map(headOf)).toEqual(["", "", "", "", ""]);
  expect(headOf("Yes! It’s so.")).toBe("yes! it's so.");
});
