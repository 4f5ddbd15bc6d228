/** Cases of domain.json whose statistic is tested elsewhere on its own figures: here by name, from the file. */
import { describe, expect, it } from "vitest";
import { costPerUnit } from "#app/domain/pricing.ts";
import { answersOf } from "#app/stats/answers.ts";
import { bradleyTerry } from "#app/stats/bradley-terry.ts";
import { crowdlabPosterior, crowdlabWeights } from "#app/stats/crowdlab.ts";
import { dawidSkene } from "#app/stats/dawid-skene.ts";
import { logisticRegression } from "#app/stats/logistic-regression.ts";
import { ngramCoverage } from "#app/stats/ngram-coverage.ts";
import { ngramShare } from "#app/stats/ngram-share.ts";
import { hasSharedData } from "#test/support/shared-data.ts";
import { knownAnswers } from "./known-answers.ts";

interface Case {
  name: string;
  inputs: { wins?: number[][] | number[]; x?: number[]; n?: number[]; data?: Record<string, string> };
  expected: number | number[];
  tol: number;
}

const MODELS = { anaesthetists: "dawid_skene_1979_marginals" } as const;

describe.skipIf(!hasSharedData)("domain.json", () => {
  const cases = knownAnswers<Case[]>("domain.json", []);
  const named = (name: string) => cases.find((one) => one.name === name);
  const check = (name: string, of: (inputs: Case["inputs"]) => (number | undefined)[]) =>
    it(name, () => {
      const one = named(name);
      const expected = [one?.expected ?? []].flat();
      const actual = of(one?.inputs ?? {});
      expect(actual).toHaveLength(expected.length);
      for (const [i, value] of actual.entries())
        expect(Math.abs((value ?? Number.NaN) - (expected[i] ?? Number.NaN))).toBeLessThan(one?.tol ?? 0);
    });

  /** Seven answers a patient: the first three are observer 1's repeats, the others observers 2 to 5. */
  const anaesthetists = () => {
    const rows = Object.values(named(MODELS.anaesthetists)?.inputs.data ?? {});
    const triples = rows.flatMap((answers, patient) =>
      [...answers].map((one, at): [number, number, number] => [patient, Math.max(0, at - 2), Number(one) - 1]),
    );
    return dawidSkene(answersOf(triples, 4));
  };
  check("dawid_skene_1979_marginals", () => [...anaesthetists().marginal]);
  check("dawid_skene_1979_loglik", () => [anaesthetists().logLikelihoods.at(-1)]);
  check("dawid_skene_1979_obs1_diag", () => {
    const { confusion } = anaesthetists();
    return [0, 1, 2, 3].map((c) => confusion[c * 4 + c]);
  });
  check("crowdlab_posterior", () => {
    const weights = crowdlabWeights({ baseline: 0.4, agreement: [0.8, 0.7], modelError: 0.2, answersPerItem: 2.5 });
    const said = weights.annotators.map((weight, label) => ({ weight, label }));
    return [crowdlabPosterior([0.6, 0.4], weights.model, said, 0.75)[0]];
  });
  check("length_logit_slope", ({ x = [], n = [], wins = [] }) => {
    const columns = Float64Array.from(x.flatMap((one) => [1, one]));
    const rows = { features: 2, x: columns, wins: Float64Array.from(wins.flat()), trials: Float64Array.from(n) };
    return [logisticRegression(rows)?.beta[1]];
  });
  check("bradley_terry_wikipedia", ({ wins = [] }) =>
    [...(bradleyTerry(wins.flat(), 4)?.strength ?? [])].map((strength) => Math.exp(strength)),
  );
  const elo = (won: number, lost: number) => {
    const [better = 0, worse = 0] = bradleyTerry([0, won, lost, 0], 2)?.strength ?? [];
    return (400 / Math.LN10) * (better - worse);
  };
  check("bt_ties_half_elo", () => [elo(65, 35)]);
  check("bt_ties_dropped_elo", () => [elo(60, 30)]);

  const wordsOf = (text: string) => text.split(" ").map((word) => words.indexOf(word));
  const EVALUATION = "what is the capital city of france and how many people live there today";
  const PROMPT = "please tell me what is the capital city of france and how many cats live there today";
  const words = [...new Set(`${EVALUATION} ${PROMPT}`.split(" "))];
  check("contamination_8gram_share_tokencov", () => [
    ngramShare(wordsOf(EVALUATION), wordsOf(PROMPT), 8),
    ngramCoverage(wordsOf(EVALUATION), wordsOf(PROMPT), 8),
  ]);
  check("contamination_13gram", () => [
    ngramShare(wordsOf(EVALUATION), wordsOf(PROMPT), 13),
    ngramCoverage(wordsOf(EVALUATION), wordsOf(PROMPT), 13),
  ]);

  const LLAMA_2 = [
    5561, 17072, 30146, 36206, 49375, 57746, 84388, 95235, 127235, 136729, 136868, 181293, 210881, 249356,
  ];
  check("llama2_batches_sum", () => [LLAMA_2.reduce((sum, one) => sum + one, 0)]);
  check("seed_timeline_total_unit", () => {
    const units = [2_000, 5_000, 10_000, 20_000, 30_000, 30_000].reduce((sum, one) => sum + one, 0);
    return [units, (costPerUnit(500_000_00, units) ?? 0) / 1e6];
  });
});
