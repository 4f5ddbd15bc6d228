/** What a row of a training file says besides its texts: numbers, in the form in which the weight is to reach the trainer. */
import { rounded } from "./rounded.ts";
import type { SoftLabel, TrainingPair, TrainingSingle } from "./training-pair.ts";
import type { WeightForm } from "./weight-form.ts";

/** A field that is undefined is not written. */
export interface RowFields {
  margin: number;
  weight: number | undefined;
  id: string | undefined;
  /** Probability that the chosen response is the better one, in [0.5, 1]. */
  label_prob: number | undefined;
}

export function rowFields(pair: TrainingPair, form: WeightForm, softLabel: SoftLabel): RowFields {
  const { margin, weight, record } = pair;
  return {
    margin: form === "margin" ? rounded(margin * weight) : margin,
    weight: form === "column" ? weight : undefined,
    id: form === "sidecar" ? record.id : undefined,
    label_prob: softLabel === "none" ? undefined : softLabelOf(pair, softLabel),
  };
}

/** A single has no other response to be better than: margin and soft label are not for it. */
export function singleFields({ weight, record }: TrainingSingle, form: WeightForm): RowFields {
  return {
    margin: 0,
    weight: form === "column" ? weight : undefined,
    id: form === "sidecar" ? record.id : undefined,
    label_prob: undefined,
  };
}

function softLabelOf(pair: TrainingPair, kind: SoftLabel): number {
  if (kind === "strength") return rounded(0.5 + pair.margin / 2);
  let share = 0;
  let total = 0;
  const side = Math.sign(pair.consensus);
  for (const { strength, weight } of pair.votes) {
    total += weight;
    share += weight * (strength === 0 ? 0.5 : Math.sign(strength) === side ? 1 : 0);
  }
  // A strong vote may outweigh more weak ones; the label then calls it even rather than against the chosen side.
  return side === 0 ? 0.5 : Math.max(0.5, rounded(share / total));
}
