import { expect, it } from "vitest";
import { sentinelAnnotators } from "#app/metrics/drift/sentinel-annotators.ts";
import { Numbers } from "#app/routes/metrics.$metric/numbers.tsx";
import { markup, words } from "./markup.ts";

it("counts all annotators, also those that the drawing has no room for", () => {
  const rows = Array.from({ length: 80 }, (_, i) => [
    ...[`w-${i}`, 0.5, 100, 0.4, 100, 0.1, -0.02, 0.22, 1.4, i < 3 || i === 70 ? 0.01 : 0.9],
    i < 3 || i === 70 ? "moved" : "",
  ]);
  const columns = ["annotator", "now", "n now", "then", "n then", "change", "low", "high", "z", "adjusted p", "moved"];
  const numbers = { batchId: "b", detail: { title: "by annotator", columns, rows } };
  const drawn = <Numbers metric={sentinelAnnotators} numbers={numbers} week={3} search="" />;
  expect(words(drawn)).toContain("4 of 80 annotators moved beyond the margin");
  expect(words(drawn)).toContain("drawn: the 60 least probable");
  expect(markup(drawn).match(/class="whisker/g)).toHaveLength(60);
});
