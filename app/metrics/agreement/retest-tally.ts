/** What happened when a pair was answered again, by whether its order was swapped. */
import type { Detail } from "../metric.ts";
import { Side } from "../rows.ts";
import type { Answer } from "./retests.ts";

export class RetestTally {
  #same = { n: 0, agree: 0 };
  #swapped = { n: 0, agree: 0 };
  #flipped = { n: 0, agree: 0 };
  #days: number[] = [];

  /** Share of agreeing pairs of answers; null when there are none to compare. */
  add(answers: readonly Answer[]): number | null {
    let pairs = 0;
    let agreed = 0;
    for (const [at, one] of answers.entries())
      for (const other of answers.slice(at + 1)) {
        const agree = Number(one.choice === other.choice);
        pairs += 1;
        agreed += agree;
        const tally = one.lowFirst === other.lowFirst ? this.#same : this.#swapped;
        tally.n += 1;
        tally.agree += agree;
        const days = Math.abs(one.at - other.at) / 86_400_000;
        if (Number.isFinite(days)) this.#days.push(days);
        // The order changed and the position did not: the answer followed the place on the screen.
        if (one.lowFirst !== other.lowFirst && one.choice !== Side.TIE && other.choice !== Side.TIE) {
          this.#flipped.n += 1;
          this.#flipped.agree += 1 - agree;
        }
      }
    return pairs > 0 ? agreed / pairs : null;
  }

  detail(): Detail {
    const share = ({ n, agree }: { n: number; agree: number }) => (n > 0 ? agree / n : null);
    const days = this.#days.sort((a, b) => a - b);
    return {
      title: "Answers to the same pair, two at a time",
      columns: ["what", "pairs of answers", "figure"],
      rows: [
        ["same order: share that agrees", this.#same.n, share(this.#same)],
        ["swapped order: share that agrees", this.#swapped.n, share(this.#swapped)],
        ["swapped order, a side both times: share that kept the position", this.#flipped.n, share(this.#flipped)],
        ["median days between", days.length, days[Math.floor(days.length / 2)] ?? null],
      ],
    };
  }
}
