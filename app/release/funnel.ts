/** The steps from the delivered rows to what trains, with the reasons why something stops at each. */

export const FUNNEL_STEPS = ["Delivered", "Readable", "Valid", "Kept", "Pairs", "Train"] as const;
export type FunnelStepName = (typeof FUNNEL_STEPS)[number];

export interface FunnelStep {
  step: FunnelStepName;
  /** What is counted. */
  unit: string;
  left: number;
  /** What stops before it, most first; empty where the step only counts otherwise. */
  out: FunnelReason[];
}

export interface FunnelReason {
  reason: string;
  count: number;
  href: string | null;
}

/** Equal sentences are one reason. */
export class ReasonCounter {
  readonly #reasons = new Map<string, FunnelReason>();

  add(reason: string, count: number, href: string | null = null): void {
    const known = this.#reasons.get(reason);
    if (known) known.count += count;
    else if (count > 0) this.#reasons.set(reason, { reason, count, href });
  }

  list(): FunnelReason[] {
    return [...this.#reasons.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }
}
