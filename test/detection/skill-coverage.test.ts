/**
 * What is told of annotators by who agrees with whom has intervals that hold the truth from twelve prompts on, and says so where
 * there are fewer. `npm run simulate:others` runs more of it, at seven sizes.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { metricById } from "#app/metrics/index.ts";
import { type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";
import { type FewPromptsCoverage, skillCoverage, TOLD } from "./skill-populations.ts";

const SAMPLES = 150;
/** Of one number a sample; the six annotators of a sample are six. */
const SLACK = 2 * Math.sqrt((0.95 * 0.05) / SAMPLES);
const NAMES = Object.keys(TOLD);

describe.each([
  { prompts: 12, itemsPerPrompt: 10 },
  { prompts: 20, itemsPerPrompt: 6 },
  { prompts: 120, itemsPerPrompt: 1 },
])("$prompts prompts of $itemsPerPrompt items", (design) => {
  let found = new Map<string, FewPromptsCoverage>();
  beforeAll(() => {
    found = skillCoverage(NAMES, design, SAMPLES);
  }, 120_000);
  test.each(NAMES)("%s", (name) => {
    const { claimed, below, above, untold, width } = found.get(name) ?? { claimed: 0, below: 0, above: 0, untold: 1 };
    expect(untold).toBe(0);
    expect(1 - (below + above) / claimed).toBeGreaterThanOrEqual(0.93 - SLACK);
    // An interval from 0 to 1 holds everything.
    expect(width).toBeLessThan(0.4);
  });
});

/** Every item has three responses, all pairs of which three annotators compared. */
function pairsOf(prompts: number, itemsPerPrompt: number): ItemRow[] {
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const;
  return Array.from({ length: prompts * itemsPerPrompt }, (_, i) => ({
    prompt: i % prompts,
    responses: [{ text: "a" }, { text: "b" }, { text: "c" }],
    judgments: pairs.flatMap(([first, second], pair) =>
      ["x", "y", "z"].map((annotator, who) => {
        const wrong = (i + 2 * pair + 3 * who) % 7 === 0;
        return { annotator, strength: ((i + pair) % 2 === 0) === wrong ? 1 : -1, first, second };
      }),
    ),
  }));
}

test.each(["dawid-skene-accuracy", "mace-competence", "consensus-confidence"])(
  "%s claims nothing from 240 comparisons of eight prompts, and says how many it needs",
  (id) => {
    const measure = (prompts: number, each: number) =>
      metricById(id)?.measure(viewOf(pairsOf(prompts, each)), NO_CONTEXT);
    expect(measure(8, 10)).toEqual({
      kind: "not-computable",
      reason:
        "Not identifiable: the shared comparisons are of only 8 prompts, where 12 are needed to tell how prompts differ.",
      ask: "Have the shared comparisons spread over more prompts.",
    });
    expect(measure(12, 7)?.kind).toBe("estimate");
  },
);

test("CROWDLAB asks for twelve prompts with scores", () => {
  const view = viewOf(pairsOf(8, 10));
  const values = Float32Array.from({ length: view.responses.n }, (_, r) => Math.sin(r));
  const scores = [{ name: "rm", kind: "reward", values } as const];
  expect(metricById("crowdlab")?.measure(view, { ...NO_CONTEXT, scores })).toEqual({
    kind: "not-enough",
    n: 8,
    needed: 12,
    nUnit: "prompts",
  });
});
