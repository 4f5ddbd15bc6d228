/** The list itself: ids that other rooms and users rely on, and documentation on every entry. */
import { describe, expect, it } from "vitest";
import { METRICS, metricById } from "#app/metrics/index.ts";

describe("the metric list", () => {
  it("has these ids, in the order they are shown", () => {
    expect(METRICS.map(({ id }) => id)).toEqual([
      "schema-validity",
      "delivered-volume",
      "exact-duplicates",
      "cross-batch-duplicates",
      "degenerate-pairs",
      "gold-accuracy",
      "raw-agreement-no-ties",
      "raw-agreement-3way",
      "raw-agreement-tie-half",
      "krippendorff-alpha-nominal",
      "krippendorff-alpha-ordinal",
      "cohen-kappa-mean",
      "tie-rate",
      "both-bad-rate",
      "strength-histogram",
      "longer-wins",
      "position-bias",
      "annotator-concentration",
      "on-policy-share",
      "label-drift",
    ]);
  });
  it("gates on what the reference marks as a gate", () => {
    expect(METRICS.filter(({ gate }) => gate).map(({ id }) => id)).toEqual([
      "schema-validity",
      "exact-duplicates",
      "cross-batch-duplicates",
      "degenerate-pairs",
      "gold-accuracy",
      "raw-agreement-no-ties",
      "position-bias",
    ]);
  });
  it.each(METRICS)("$id is documented", (metric) => {
    for (const text of [metric.title, metric.about, metric.formula, metric.source]) expect(text.trim()).not.toBe("");
    expect(metric.about).toMatch(/[.]$/);
    expect(metric.formula).toMatch(/[.]$/);
    for (const need of metric.needs) expect(need.trim()).not.toBe("");
    expect(metric.version).toBeGreaterThanOrEqual(1);
    expect(metric.minimumN).toBeGreaterThanOrEqual(1);
  });
  it.each(METRICS)("$id has lines in the order of its direction", ({ better, lines, target }) => {
    if (better === "higher") expect(lines.fail).toBeLessThan(lines.warn);
    else expect(lines.fail).toBeGreaterThan(lines.warn);
    expect(target === undefined).toBe(better !== "near-target");
  });
  it("finds by id, and nothing for an id it does not have", () => {
    expect(metricById("tie-rate")?.title).toBe("Tie rate");
    expect(metricById("no-such")).toBeUndefined();
  });
});
