/** Watches the label scales of a delivery: one scale, or a mixture that ordinal metrics must not pool. */
import { isStepped } from "#app/domain/comparisons.ts";
import type { JudgmentRecord } from "#app/domain/record.ts";
import type { Scale } from "#app/domain/strength.ts";

export class ScaleWatch {
  #scale: Scale | null = null;
  #mixed = false;

  see(judgment: JudgmentRecord): void {
    if (this.#mixed) return;
    const scale = this.#scale;
    // The same scale as before needs no new object: this runs once a judgment.
    if (scale && scale.kind === judgment.kind && scale.categories === categoriesOf(judgment)) return;
    const seen = scaleOf(judgment);
    if (!seen) return;
    if (!scale) this.#scale = seen;
    else this.#mixed = true;
  }

  result(): { scale: Scale | null; mixedScales: boolean } {
    return { scale: this.#mixed ? null : this.#scale, mixedScales: this.#mixed };
  }
}

function scaleOf(judgment: JudgmentRecord): Scale | null {
  const categories = categoriesOf(judgment);
  if (categories === 0) return null;
  return { kind: judgment.kind, categories, hasTie: categories % 2 === 1 };
}

function categoriesOf(judgment: JudgmentRecord): number {
  if (judgment.kind === "likert") return judgment.points;
  if (judgment.kind === "choice") return judgment.degrees === undefined ? 3 : 2 * judgment.degrees + 1;
  if (judgment.kind === "strength") return isStepped(judgment.scale) ? 2 * judgment.scale + 1 : 0;
  return 0;
}
