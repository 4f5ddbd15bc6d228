import { describe, expect, it } from "vitest";
import { effectCaveat, effectOf, effectSentence, type KeyedAnswer } from "#app/calibration/effect.ts";

/** `rights[person]` of `items` items right, the first ones; items from number `from` on. */
function answers(people: string[], items: number, right: number, from = 0): KeyedAnswer[] {
  return people.flatMap((annotator, k) =>
    Array.from({ length: items }, (_, i) => ({ annotator, pair: from + i, right: (i + 3 * k) % items < right })),
  );
}

const PEOPLE = ["a", "b", "c", "d", "e", "f", "g", "h"];

describe("the effect of a change", () => {
  it("compares only those who answered both times", () => {
    const before = [...answers(PEOPLE, 20, 14), ...answers(["only-before"], 20, 0)];
    const after = [...answers(PEOPLE, 20, 18, 100), ...answers(["only-after"], 20, 0, 100)];
    const effect = effectOf(before, after);
    expect(effect).toMatchObject({
      paired: true,
      takers: 8,
      nBefore: 160,
      nAfter: 160,
      items: 40,
      sharedItems: 0,
      verdict: "rose",
    });
    if (effect.kind !== "estimate") throw new Error("no estimate");
    expect(effect.difference.value).toBeCloseTo(0.2, 12);
    expect(effectSentence(effect)).toMatch(
      /^Accuracy rose by 0\.200 \[0\.\d{3}, 0\.\d{3}\]: 0\.700 before \(n 160\), 0\.900 after \(n 160\)\.$/,
    );
    expect(effectCaveat(effect)).toContain("The items differ, so this is a comparison, not proof");
  });

  it("says that people differ when they do", () => {
    const effect = effectOf(
      answers(PEOPLE, 20, 14),
      answers(
        PEOPLE.map((name) => `${name}2`),
        20,
        18,
        100,
      ),
    );
    expect(effect).toMatchObject({ paired: false, takers: 16 });
    if (effect.kind === "estimate") expect(effectCaveat(effect)).toContain("Different people");
  });

  it("says too few where the interval is wide or n small", () => {
    expect(effectOf(answers(["a", "b"], 5, 3), answers(["a", "b"], 5, 5, 50))).toMatchObject({ verdict: "too-few" });
    const wide = effectOf(answers(PEOPLE.slice(0, 3), 12, 8), answers(PEOPLE.slice(0, 3), 12, 9, 50));
    expect(wide).toMatchObject({ verdict: "too-few" });
    expect(effectSentence(wide)).toMatch(/^Too few answers to tell a difference from none/);
  });

  it("has no number without two people and two items", () => {
    expect(effectOf([], answers(PEOPLE, 3, 2))).toEqual({
      kind: "not-enough",
      reason: "nobody answered an item with a key before.",
    });
    expect(effectOf(answers(["a"], 9, 3), answers(["a"], 9, 3))).toMatchObject({ kind: "not-enough" });
  });
});
