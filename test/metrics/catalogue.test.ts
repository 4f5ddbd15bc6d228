/** The list itself: ids that other rooms and users rely on, and documentation on every entry. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { METRICS, metricById } from "#app/metrics/index.ts";
import type { Metric } from "#app/metrics/metric.ts";

describe("the metric list", () => {
  it("holds every metric of the group folders, each in a file named after its id", async () => {
    const files = readdirSync(new URL("../../app/metrics/", import.meta.url), { recursive: true, encoding: "utf8" });
    const modules = files.filter((file) => file.includes("/") && !file.endsWith("/index.ts") && file.endsWith(".ts"));
    const found = await Promise.all(modules.map(metricsIn));
    expect(found.flat().sort()).toEqual(METRICS.map(({ group, id }) => `${group}/${id}`).sort());
  });
  it("has ids that are one of a kind", () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
  });
  it("gates on what the reference marks as a gate", () => {
    expect(METRICS.filter(({ gate }) => gate).map(({ id }) => id)).toEqual([
      "schema-validity",
      "exact-duplicates",
      "cross-batch-duplicates",
      "degenerate-pairs",
      "pii-rate",
      "eval-contamination",
      "gold-accuracy",
      "raw-agreement-no-ties",
      "position-bias",
    ]);
  });
  it.each(METRICS)("$id is documented", (metric) => {
    for (const text of [metric.title, metric.about, metric.formula, metric.source, metric.nUnit])
      expect(text.trim()).not.toBe("");
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

/** "group/id" of the metrics that a module exports; one that is not in a file of its own name shows as it is. */
async function metricsIn(file: string): Promise<string[]> {
  const module: Record<string, unknown> = await import(
    /* @vite-ignore */ new URL(`../../app/metrics/${file}`, import.meta.url).href
  );
  const metrics = Object.values(module).filter(
    (one): one is Metric => typeof one === "object" && one !== null && "measure" in one && "lines" in one,
  );
  return metrics.map(({ id }) => (file.endsWith(`/${id}.ts`) ? file.replace(/[.]ts$/, "") : `${file}: ${id}`));
}
