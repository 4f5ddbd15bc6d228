/**
 * The list of all metrics, in the order they are shown: a folder and a list per group. Screens, policy, CLI help and
 * documentation derive from it.
 */
import { AGREEMENT } from "./agreement/index.ts";
import { BIAS } from "./bias/index.ts";
import { CONDUCT } from "./conduct/index.ts";
import { DRIFT } from "./drift/index.ts";
import { GOLD } from "./gold/index.ts";
import { INTEGRITY } from "./integrity/index.ts";
import type { Metric } from "./metric.ts";
import { POLICY } from "./policy/index.ts";
import { SCORES } from "./scores/index.ts";

export const METRICS: readonly Metric[] = [
  ...INTEGRITY,
  ...GOLD,
  ...AGREEMENT,
  ...BIAS,
  ...CONDUCT,
  ...POLICY,
  ...DRIFT,
  ...SCORES,
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

export function metricById(id: string): Metric | undefined {
  return byId.get(id);
}
