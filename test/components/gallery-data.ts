/** Literal sample data for the gallery; figures are made up. */

import type { SeriesPoint } from "#app/components/series.ts";
import type { Outcome } from "#app/metrics/metric.ts";

export const NOW = Date.UTC(2026, 9, 19, 8, 30);

export const gold: Outcome = { kind: "estimate", value: 0.88, low: 0.861, high: 0.897, n: 1204, nUnit: "gold answers" };
export const longer: Outcome = { kind: "estimate", value: 0.592, low: 0.578, high: 0.606, n: 8871, nUnit: "pairs" };
export const alpha: Outcome = { kind: "estimate", value: 0.512, low: 0.484, high: 0.539, n: 1980, nUnit: "items" };
export const onPolicy: Outcome = {
  kind: "estimate",
  value: 0.994,
  low: 0.992,
  high: 0.995,
  n: 19924,
  nUnit: "responses",
};
export const volume: Outcome = { kind: "estimate", value: 1, low: 1, high: 1, n: 10000, nUnit: "units" };
export const retest: Outcome = { kind: "not-enough", n: 31, needed: 50, nUnit: "repeats" };
export const position: Outcome = {
  kind: "not-computable",
  reason: "the delivery does not say in which order the responses were shown.",
  ask: "Ask the vendor for the display order.",
};

export const goldWeeks: SeriesPoint[] = [
  {
    label: "week 1",
    state: "warn",
    href: "#w1",
    outcome: { kind: "estimate", value: 0.884, low: 0.846, high: 0.914, n: 346, nUnit: "gold answers" },
  },
  {
    label: "week 2",
    state: "pass",
    href: "#w2",
    outcome: { kind: "estimate", value: 0.944, low: 0.927, high: 0.957, n: 912, nUnit: "gold answers" },
  },
  { label: "week 3", state: "insufficient", outcome: { kind: "not-enough", n: 12, needed: 50, nUnit: "gold answers" } },
  {
    label: "week 4",
    state: "pass",
    href: "#w4",
    outcome: { kind: "estimate", value: 0.921, low: 0.904, high: 0.935, n: 1188, nUnit: "gold answers" },
  },
  { label: "week 5", state: "fail", href: "#w5", outcome: gold },
];

export const gates = [
  {
    id: "gold-accuracy",
    title: "Gold accuracy",
    state: "fail",
    outcome: gold,
    unit: "share",
    better: "higher",
    lines: { warn: 0.92, fail: 0.9 },
    because: "two annotators",
  },
  {
    id: "longer-wins",
    title: "Longer wins",
    state: "warn",
    outcome: longer,
    unit: "share",
    better: "lower",
    lines: { warn: 0.58, fail: 0.66 },
    because: "domain writing",
  },
  {
    id: "krippendorff-alpha-ordinal",
    title: "Krippendorff’s α, ordinal",
    state: "pass",
    outcome: alpha,
    unit: "coefficient",
    better: "higher",
    lines: { warn: 0.45, fail: 0.35 },
    because: "",
  },
  {
    id: "on-policy-share",
    title: "On-policy share",
    state: "pass",
    outcome: onPolicy,
    unit: "share",
    better: "higher",
    lines: { warn: 0.95, fail: 0.9 },
    because: "",
  },
  {
    id: "volume-ratio",
    title: "Delivered volume ratio",
    state: "pass",
    outcome: volume,
    unit: "ratio",
    better: "near-target",
    target: 1,
    lines: { warn: 0.05, fail: 0.1 },
    because: "",
  },
  {
    id: "test-retest",
    title: "Test-retest agreement",
    state: "insufficient",
    outcome: retest,
    unit: "share",
    better: "higher",
    lines: { warn: 0.8, fail: 0.7 },
    because: "ask for 2 % repeats",
  },
  {
    id: "position-bias",
    title: "Position bias",
    state: "insufficient",
    outcome: position,
    unit: "share",
    better: "near-target",
    target: 0.5,
    lines: { warn: 0.03, fail: 0.06 },
    because: "",
  },
] as const;

export const annotators = Array.from({ length: 28 }, (_, i) => ({
  label: `w-${String(i + 1).padStart(2, "0")}`,
  n: 14 + ((i * 37) % 160),
  value: i === 16 ? 0.61 : i === 22 ? 0.64 : 0.86 + ((i * 29) % 12) / 100,
  marked: i === 16 || i === 22,
  href: `#annotator-${i + 1}`,
}));

/** Normal-approximation limits, good enough for a picture. */
export function sampleLimits(centre: number, z: number) {
  return Array.from({ length: 40 }, (_, i) => {
    const n = 5 + i * 4.6;
    const half = z * Math.sqrt((centre * (1 - centre)) / n);
    return { n, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
  });
}

export const answer = `## A short plan

**Three steps**, in this order:

1. Read the [contract](https://example.org/contract) twice
2. Write down what is *unclear*
3. Ask, with \`examples\`

| step | hours |
|---|---|
| read | 2 |
| ask | 1 |

![a chart](https://example.org/track.png)
<script>alert("never")</script>
[do not](javascript:alert(1))`;
