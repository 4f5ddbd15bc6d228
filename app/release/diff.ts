/** What a comparison of two releases says about a record, and how it is counted. */

export const CHANGES = ["added", "dropped", "reweighted", "moved"] as const;
export type Change = (typeof CHANGES)[number];

export const CHANGE_TEXT: Record<Change, { title: string; about: string }> = {
  added: { title: "Added", about: "gives pairs in the second release alone" },
  dropped: { title: "Dropped", about: "gives pairs in the first release alone" },
  reweighted: { title: "Reweighted", about: "gives pairs in both, with another weight" },
  moved: { title: "Moved", about: "gives pairs in both, on the other side of the split" },
};

/** Why something changed: a decision, a rule, a delivery, an option of the release, or what hangs on these. */
export interface Why {
  kind: "decision" | "rule" | "delivery" | "option" | "record";
  /** Short, and the same for the same reason: what addresses name it by. */
  key: string;
  /** A sentence. */
  text: string;
  /** Where one reads on. */
  href: string | null;
}

export interface ChangedRecord {
  change: Change;
  why: Why;
  batchId: string;
  week: number;
  /** Where the record is shown: in the second release unless it was dropped. */
  deliveryId: number;
  n: number;
  id: string;
  /** Mean weight of what the record gives; null where it gives nothing. */
  before: number | null;
  after: number | null;
}

export interface ReasonCount {
  change: Change;
  why: Why;
  count: number;
}

export interface DiffSummary {
  /** Records that give pairs in both, with the same weight on the same side. */
  same: number;
  counts: Record<Change, number>;
  /** Most first. */
  reasons: ReasonCount[];
}

export class DiffCounter {
  #same = 0;
  readonly #counts: Record<Change, number> = { added: 0, dropped: 0, reweighted: 0, moved: 0 };
  readonly #reasons = new Map<string, ReasonCount>();

  keep(): void {
    this.#same += 1;
  }

  add(change: Change, why: Why): void {
    this.#counts[change] += 1;
    const key = `${change} ${why.key}`;
    const known = this.#reasons.get(key);
    if (known) known.count += 1;
    else this.#reasons.set(key, { change, why, count: 1 });
  }

  summary(): DiffSummary {
    const reasons = [...this.#reasons.values()].sort((a, b) => b.count - a.count || (a.why.text < b.why.text ? -1 : 1));
    return { same: this.#same, counts: { ...this.#counts }, reasons };
  }
}

/** null where the record is the same in both, or in neither. */
export function changeOf(
  before: { weight: number; split: string | null },
  after: { weight: number; split: string | null },
): Change | null {
  if (!(before.weight > 0)) return after.weight > 0 ? "added" : null;
  if (!(after.weight > 0)) return "dropped";
  if (before.weight !== after.weight) return "reweighted";
  return sideOf(before) === sideOf(after) ? null : "moved";
}

/** A release without a split trains on everything. */
function sideOf({ split }: { split: string | null }): string {
  return split ?? "train";
}
