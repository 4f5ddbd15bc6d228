/** How the outcomes of metrics are made. */
import type { Detail, Estimate, Metric, NotComputable, NotEnough, UnitOfN } from "./metric.ts";

/** A number counted over the whole delivery: it cannot vary, so its interval is the number itself. */
export function counted(value: number, n: number, nUnit: UnitOfN, detail?: Detail): Estimate {
  return { kind: "estimate", value, low: value, high: value, n, nUnit, ...(detail && { detail }) };
}

export function notEnough({ minimumN }: Pick<Metric, "minimumN">, n: number, nUnit: UnitOfN): NotEnough {
  return { kind: "not-enough", n, needed: Math.max(1, minimumN), nUnit };
}

export function notComputable(reason: string, ask?: string): NotComputable {
  return { kind: "not-computable", reason, ...(ask && { ask }) };
}
