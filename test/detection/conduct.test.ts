/**
 * Careless work planted alone, one annotator of 24 with an ordinary load (4 % of the judgments), in a delivery without any
 * other fault: after how many items of it he is found. A prefix of the delivery is a smaller delivery.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { type AnnotatorConduct, annotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { CONDUCT } from "#app/metrics/conduct/index.ts";
import { stateOf } from "#app/metrics/state.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import type { AnnotatorFault } from "#db/demo/faults.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { generated } from "./generated.ts";

const ITEMS = 4_000;
const SIZES = [250, 500, 1_000, 2_000, 4_000];
const NAME = "w-05";
const CONSPICUOUS_SPEED = 2;
const FEWEST_TIMED = 20;
/** Of repeated reasons: the lower end of their share is above the failing line. */
const REPEATS = 0.05;
const FEWEST_REASONS = 10;

/** How each fault shows in the table of annotators. */
const FOUND: Record<string, (row: AnnotatorConduct) => boolean> = {
  speeder: ({ speedIndex }) =>
    speedIndex !== null && speedIndex.n >= FEWEST_TIMED && speedIndex.value >= CONSPICUOUS_SPEED,
  "straight-liner": ({ labelRun }) => labelRun?.improbable === true,
  "position-clicker": ({ sideRun }) => sideRun?.improbable === true,
  copier: ({ copying }) => copying.length > 0,
  boilerplate: ({ repeated }) => repeated !== null && repeated.n >= FEWEST_REASONS && repeated.low > REPEATS,
};

function batch(seed: number, faults: AnnotatorFault[], count = ITEMS): BatchView {
  return generated({ ...cleanBatch(seed, count), comments: 0.5, overlap: 0.3, faults }).view;
}

function prefix(view: BatchView, items: number): BatchView {
  return { ...view, keepItem: view.keepItem.map((_, i) => Number(i < items)) };
}

function namesFound(view: BatchView, kind: string): string[] {
  return annotatorConduct(view)
    .filter((row) => FOUND[kind]?.(row))
    .map(({ name }) => name);
}

describe("found after", () => {
  // Copying pairs the one who copies with the one who is copied.
  test.each([
    ["speeder", 500, [NAME]],
    ["straight-liner", 2_000, [NAME]],
    ["position-clicker", 500, [NAME]],
    ["copier", 500, [NAME, "w-09"]],
    ["boilerplate", 500, [NAME]],
  ] as const)("a %s: %i items, and never anybody else", (kind, from, names) => {
    const view = batch(11, [{ kind, annotator: NAME, ...(kind === "copier" && { of: "w-09" }) }]);
    for (const size of SIZES)
      expect(namesFound(prefix(view, size), kind).sort(), `${size} items`).toEqual(size >= from ? names : []);
  });
});

describe("six clean deliveries of 1,500 items", () => {
  const views: BatchView[] = [];
  beforeAll(() => {
    for (let seed = 21; seed < 27; seed += 1) views.push(batch(seed, [], 1_500));
  });
  test("nobody is singled out by any of the rules", () => {
    const found = views.flatMap((view) => Object.keys(FOUND).flatMap((kind) => namesFound(view, kind)));
    expect(found).toEqual([]);
  });
  test("no metric of conduct warns but concentration, whose line is one annotator in twenty", () => {
    for (const view of views)
      for (const metric of CONDUCT) {
        if (metric.id === "annotator-concentration") continue;
        const outcome = metric.measure(view, NO_CONTEXT);
        const state = stateOf(outcome, { ...metric.lines, minimumN: metric.minimumN }, metric);
        expect(["pass", "insufficient"], `${metric.id} ${JSON.stringify({ ...outcome, detail: null })}`).toContain(
          state,
        );
      }
  });
});
