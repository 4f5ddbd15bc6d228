import { expect, it } from "vitest";
import { ConfusionMatrix } from "#app/components/confusion-matrix.tsx";
import { stepClass } from "#app/components/heat-map.tsx";
import { markup, words } from "./markup.ts";

it("tints in eight steps, below the middle in another hue, and leaves the unknown plain", () => {
  expect([0, 0.01, 0.125, 0.5, 1, 7].map(stepClass)).toEqual([
    undefined,
    "heat-1",
    "heat-1",
    "heat-4",
    "heat-8",
    "heat-8",
  ]);
  expect(stepClass(-0.5)).toBe("heat-4 below");
  expect([null, Number.NaN].map(stepClass)).toEqual([undefined, undefined]);
});

it("gives each row of a confusion matrix as shares of it, with counts; a row without answers says none", () => {
  const matrix = (
    <ConfusionMatrix
      finding="f"
      csvHref="/key.csv"
      caption="Answers by the key"
      labels={["A", "B"]}
      counts={[
        [3, 1],
        [0, 0],
      ]}
      hrefOf={(truth, answer) => `/rows/${truth}${answer}`}
    />
  );
  const html = markup(matrix);
  expect(words(matrix)).toContain("A0.7530.251");
  expect(words(matrix)).toContain("Bnone0none0");
  expect(html).toContain('href="/rows/01"');
  expect(html).not.toContain("/rows/10");
});
