/** What a vendor states against what we measure. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "#app/metrics/metric.ts";
import { claimsOfJson, readClaim } from "#app/review/claim-form.ts";
import { claimVerdict, verdictText } from "#app/review/claim-verdict.ts";
import { claimsPage } from "#app/review/claims-page.server.ts";
import { storeClaims } from "#db/vendor-claims.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const measured = (value: number, low: number, high: number): Outcome => ({
  kind: "estimate",
  value,
  low,
  high,
  n: 400,
  nUnit: "pairs",
});
const higher = { better: "higher" } as const;

describe("a claim", () => {
  it("inside our interval is said to be, with the difference and its interval", () => {
    const verdict = claimVerdict(0.82, measured(0.8, 0.75, 0.84), higher);
    expect(verdict).toMatchObject({ kind: "inside" });
    expect(
      verdict.kind === "inside" && [verdict.difference, verdict.low, verdict.high].map((x) => x.toFixed(2)),
    ).toEqual(["0.02", "-0.02", "0.07"]);
  });
  it.each([
    [0.9, higher, "outside our interval: better than we measure"],
    [0.7, higher, "outside our interval: worse than we measure"],
    [0.7, { better: "lower" } as const, "outside our interval: better than we measure"],
    [0.5, { better: "near-target", target: 0.5 } as const, "outside our interval: better than we measure"],
  ])("of %d outside is said plainly", (claimed, metric, expected) => {
    expect(verdictText(claimVerdict(claimed, measured(0.8, 0.75, 0.84), metric))).toBe(expected);
  });
  it("is as exact as it is written: 0.99 is not contradicted by 0.9897", () => {
    const counted = measured(0.9897, 0.9897, 0.9897);
    expect(claimVerdict(0.99, counted, higher).kind).toBe("inside");
    expect(claimVerdict(0.9901, counted, higher).kind).toBe("outside");
  });
  it("is not comparable where we have no number", () => {
    expect(claimVerdict(0.9, undefined, higher)).toEqual({ kind: "not-comparable" });
    expect(claimVerdict(0.9, { kind: "not-enough", n: 3, needed: 50, nUnit: "pairs" }, higher).kind).toBe(
      "not-comparable",
    );
  });
});

describe("a claim is read", () => {
  const values = { metric: "tie-rate", value: "0.12", n: "1,200", source: "report.pdf", date: "2026-10-12" };
  it("with its n, source and day", () => {
    expect(readClaim(values, NOW)).toEqual({
      ok: true,
      claim: { metric: "tie-rate", value: 0.12, n: 1200, source: "report.pdf", statedAt: Date.UTC(2026, 9, 12) },
    });
  });
  it.each([
    ["82 %", 0.82],
    ["0,5", 0.5],
    ["1e-3", 0.001],
  ])("%s as %d", (value, expected) => {
    expect(readClaim({ ...values, value }, NOW)).toMatchObject({ claim: { value: expected } });
  });
  it.each([
    [{ metric: "" }, { metric: "Choose the metric." }],
    [{ metric: "agreement" }, { metric: expect.stringMatching(/^There is no metric "agreement"/) }],
    [{ metric: "<script>".repeat(50) }, { metric: expect.stringMatching(/^There is no metric "<script>/) }],
    [{ value: "" }, { value: expect.stringMatching(/number/) }],
    [{ value: "NaN" }, { value: expect.stringMatching(/number/) }],
    [{ value: "1.2" }, { value: expect.stringMatching(/from 0 to 1/) }],
    [{ n: "0" }, { n: expect.stringMatching(/above 0/) }],
    [{ n: "many" }, { n: expect.stringMatching(/above 0/) }],
    [{ source: "" }, { source: "Say where the vendor states it." }],
    [{ source: "x".repeat(201) }, { source: "At most 200 characters." }],
    [{ date: "12 October" }, { date: expect.stringMatching(/2026-10-31/) }],
    [{ date: "2027-01-01" }, { date: expect.stringMatching(/not later than today/) }],
  ])("but not with %j", (changes, errors) => {
    expect(readClaim({ ...values, ...changes }, NOW)).toEqual({ ok: false, errors });
  });
  it("from JSON, all or none, with the place of each fault", () => {
    expect(claimsOfJson([{ metric: "tie-rate", value: 0.1 }], NOW)).toMatchObject({ ok: true });
    expect(claimsOfJson([{ metric: "tie-rate", value: 0.1 }, { metric: "no-such", value: "x" }, null], NOW)).toEqual({
      ok: false,
      problems: [
        expect.stringMatching(/^\[1\]\.metric: There is no metric/),
        expect.stringMatching(/^\[1\]\.value/),
        "[2].metric: Choose the metric.",
        expect.stringMatching(/^\[2\]\.value/),
      ],
    });
    expect(claimsOfJson([], NOW).ok).toBe(false);
  });
});

describe("the claims of a batch", () => {
  let tools: TestTools;
  beforeEach(async () => {
    tools = await testTools();
  });
  afterEach(() => tools.dispose());

  it("stand beside our numbers; said again by the same source, the later takes its place", async () => {
    const { weeks } = await aContract(tools.db);
    const batchId = weeks[0]?.id ?? "";
    await deliver(tools, batchId, itemLines(0, 4));
    const said = { batchId, n: null, source: "report.pdf", statedAt: NOW, enteredAt: NOW, enteredBy: "tester" };
    await storeClaims(tools.db, [
      { ...said, metric: "schema-validity", value: 0.9 },
      { ...said, metric: "gold-accuracy", value: 0.95 },
    ]);
    await storeClaims(tools.db, [{ ...said, metric: "schema-validity", value: 1 }]);
    const page = await claimsPage(tools.db, batchId);
    expect(page?.claims.map(({ metric, value, verdict }) => [metric, value, verdict.kind])).toEqual([
      ["gold-accuracy", 0.95, "not-comparable"],
      ["schema-validity", 1, "inside"],
    ]);
  });
  it("are none where there is no batch", async () => {
    expect(await claimsPage(tools.db, "none")).toBeUndefined();
  });
});
