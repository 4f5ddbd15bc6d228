/** What CROWDLAB's weights are made of. */
export interface CrowdlabFacts {
  /** Error of always saying the most common consensus class. */
  baseline: number;
  /** Of each annotator with the others on shared items, any number of them. */
  agreement: readonly number[];
  /** Error of the model against the consensus. */
  modelError: number;
  /** Mean answers per item. */
  answersPerItem: number;
}

export interface CrowdlabWeights {
  annotators: number[];
  model: number;
}

const LEAST = 1e-6;

/**
 * How far to trust each annotator and the model: 1 - error / error of the trivial guess, never below 1e-6; the model's also
 * counts for as many as the square root of the answers per item.
 *
 * Source: Goh, Tkachenko and Mueller, CROWDLAB, arXiv 2210.06812 (2022).
 *
 * @example crowdlabWeights({ baseline: 0.4, agreement: [0.8], modelError: 0.2, answersPerItem: 2.5 }) // [0.5], 0.7906
 */
export function crowdlabWeights(facts: CrowdlabFacts): CrowdlabWeights {
  const trust = (error: number) =>
    facts.baseline > 0 ? Math.max(LEAST, 1 - error / facts.baseline) : error > 0 ? LEAST : 1;
  return {
    annotators: facts.agreement.map((agreed) => trust(1 - agreed)),
    model: trust(facts.modelError) * Math.sqrt(facts.answersPerItem),
  };
}

/**
 * P(class) of an item: the weighted mean of what the model and each annotator say. An annotator says his class with
 * `accuracy` (mean agreement with the consensus) and spreads the rest over the others.
 *
 * @param model P(class) by the model. @param said per annotator who answered: his weight and class.
 */
export function crowdlabPosterior(
  model: readonly number[],
  modelWeight: number,
  said: readonly { weight: number; label: number }[],
  accuracy: number,
): number[] {
  const total = said.reduce((sum, { weight }) => sum + weight, modelWeight);
  return model.map((p, c) => {
    const votes = said.reduce(
      (sum, { weight, label }) => sum + weight * (label === c ? accuracy : (1 - accuracy) / (model.length - 1)),
      0,
    );
    return (modelWeight * p + votes) / total;
  });
}
