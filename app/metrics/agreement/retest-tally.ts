/** What happened when a pair was answered again, by whether its order was swapped. */
import type { Detail } from "../metric.ts";
import { type Answer, isFlip, type RetestKind, retestKinds } from "./retests.ts";

export class RetestTally {
  #same = { n: 0, agree: 0 };
  #swapped = { n: 0, agree: 0 };
  #flipped = { n: 0, kept: 0 };
  #days: number[] = [];
  #rows: Record<RetestKind, Set<number>> = { same: new Set(), swapped: new Set(), kept: new Set() };

  /** Share of agreeing pairs of answers; null when there are none to compare. */
  add(answers: readonly Answer[]): number | null {
    let pairs = 0;
    let agreed = 0;
    for (const [at, one] of answers.entries())
      for (const other of answers.slice(at + 1)) {
        const agree = Number(one.choice === other.choice);
        const kinds = retestKinds(one, other);
        pairs += 1;
        agreed += agree;
        const tally = kinds.includes("same") ? this.#same : this.#swapped;
        tally.n += 1;
        tally.agree += agree;
        const days = Math.abs(one.at - other.at) / 86_400_000;
        if (Number.isFinite(days)) this.#days.push(days);
        if (isFlip(one, other)) this.#flipped.n += 1;
        if (kinds.includes("kept")) this.#flipped.kept += 1;
        for (const kind of kinds) this.#rows[kind].add(one.row).add(other.row);
      }
    return pairs > 0 ? agreed / pairs : null;
  }

  detail(): Detail {
    const days = this.#days.sort((a, b) => a - b);
    const { same, swapped, kept } = this.#rows;
    return {
      title: "Answers to the same pair, two at a time",
      columns: ["what", "pairs of answers", "figure", "judgments"],
      rows: [
        ["same order: share that agrees", this.#same.n, shareOf(this.#same.agree, this.#same.n), same.size],
        [
          "swapped order: share that agrees",
          this.#swapped.n,
          shareOf(this.#swapped.agree, this.#swapped.n),
          swapped.size,
        ],
        [
          "swapped order, a side both times: share that kept the position",
          this.#flipped.n,
          shareOf(this.#flipped.kept, this.#flipped.n),
          kept.size,
        ],
        ["median days between", days.length, days[Math.floor(days.length / 2)] ?? null, null],
      ],
      rowParams: ["retest=same", "retest=swapped", "retest=kept", null],
    };
  }
}

function shareOf(part: number, n: number): number | null {
  return n > 0 ? part / n : null;
}
