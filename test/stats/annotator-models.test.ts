/** Dawid-Skene, MACE, majority vote and Wawa, against published and known answers; and how they bear size. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answerEntropy } from "#app/stats/answer-entropy.ts";
import { answerOverlap } from "#app/stats/answer-overlap.ts";
import { type Answers, answersOf } from "#app/stats/answers.ts";
import { coincidencesOf } from "#app/stats/coincidences.ts";
import { type DawidSkene, dawidSkene } from "#app/stats/dawid-skene.ts";
import { krippendorffAlpha } from "#app/stats/krippendorff-alpha.ts";
import { mace } from "#app/stats/mace.ts";
import { accuracyAgainst, mostVoted, voteShares } from "#app/stats/majority-vote.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { skillShares } from "#app/stats/skill-shares.ts";
import { wawa } from "#app/stats/wawa.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { expectPrinted } from "./known-answers.ts";

type Triple = [number, number, number];

const load = (name: string) =>
  hasSharedData ? JSON.parse(readFileSync(shared(`known-answers/${name}`), "utf8")) : null;

/** π_k(true, answer) of one rater, rows by true class. */
function tableOf({ confusion }: DawidSkene, rater: number, classes: number): number[][] {
  return Array.from({ length: classes }, (_, truth) =>
    Array.from({ length: classes }, (_, answer) => confusion[(rater * classes + answer) * classes + truth] as number),
  );
}

function rowsOf(values: Float64Array, classes: number): number[][] {
  return Array.from({ length: values.length / classes }, (_, i) => [
    ...values.subarray(i * classes, (i + 1) * classes),
  ]);
}

describe.skipIf(!hasSharedData)("Dawid and Skene 1979, table 1: 45 patients, 5 anaesthetists", () => {
  const file = load("dawid-skene-1979-anaesthetists.json");
  const triples: Triple[] = (file?.ratings_item_observer_class ?? []).map(([item, who, what]: Triple) => [
    item - 1,
    who - 1,
    what - 1,
  ]);
  const answers = answersOf(triples, 4);
  const model = dawidSkene(answers);

  it("has the log-likelihood of each of its fifteen steps", () => {
    const expected: number[] = file.log_likelihood_per_iteration;
    expect(expected).toHaveLength(15);
    for (const [step, likelihood] of expected.entries()) expect(model.logLikelihoods[step]).toBeCloseTo(likelihood, 6);
    expect(model.converged).toBe(true);
    expect(model.logLikelihoods.at(-1)).toBeCloseTo(-192.8909, 4);
  });
  it("has the published marginals and error rates to two decimals", () => {
    for (const [c, expected] of [0.3996, 0.422, 0.1118, 0.0667].entries())
      expect(model.marginal[c]).toBeCloseTo(expected, 4);
    for (const [who, table] of (file.error_rates_observer_true_reported as number[][][]).entries())
      for (const [truth, row] of table.entries())
        for (const [answer, rate] of row.entries())
          expect(Math.abs((tableOf(model, who, 4)[truth]?.[answer] ?? 9) - rate)).toBeLessThan(0.0051);
  });
  it("has the published classes, and differs from the majority on patients 2, 12 and 36", () => {
    const hard = mostVoted(model.posterior, 4);
    for (const [patient, c] of Object.entries(file.hard_classes)) expect(hard[Number(patient) - 1]).toBe(Number(c) - 1);
    for (const [patient, shares] of Object.entries(file.soft_classes_not_0_or_1 as Record<string, number[]>))
      for (const [c, share] of shares.entries())
        if (share > 0) expectPrinted(model.posterior[(Number(patient) - 1) * 4 + c], share);
        else expect(model.posterior[(Number(patient) - 1) * 4 + c]).toBeCloseTo(0, 4);
    const majority = mostVoted(voteShares(answers), 4);
    const moved = [...hard.keys()].filter((i) => hard[i] !== majority[i]);
    expect(moved.map((i) => [i + 1, (majority[i] ?? 0) + 1, (hard[i] ?? 0) + 1])).toEqual([
      [2, 3, 4],
      [12, 2, 3],
      [36, 3, 4],
    ]);
  });
  it("in the other version of the table, one rating apart, ends at -190.731", () => {
    const place = triples.findIndex(([item, who, what]) => item === 6 && who === 0 && what === 1);
    const other = triples.map((triple, i): Triple => (i === place ? [6, 0, 0] : triple));
    const variant = dawidSkene(answersOf(other, 4));
    expect(variant.logLikelihoods.at(-1)).toBeCloseTo(-190.731, 3);
    expect(tableOf(variant, 0, 4)[0]?.map((rate) => rate.toFixed(2))).toEqual(["0.91", "0.09", "0.00", "0.00"]);
  });
});

describe.skipIf(!hasSharedData)("crowdkit-aggregation.json", () => {
  const file = load("crowdkit-aggregation.json");
  const LABELS = ["no", "yes"];
  const toy = named(file?.toy.answers_worker_task_label ?? [], LABELS);
  const yes = (shares: Float64Array) => rowsOf(shares, 2).map((row) => row[1]);
  const expectAll = (got: ArrayLike<number | undefined>, expected: Record<string, number>, digits = 6) => {
    for (const [i, value] of Object.values(expected).entries()) expect(got[i]).toBeCloseTo(value, digits);
  };

  it("majority vote, worker skill and accuracy on aggregates", () => {
    const { majority_vote: vote, accuracy_on_aggregates: accuracy } = file.toy.expected;
    const shares = voteShares(toy);
    expectAll(yes(shares), vote.prob_yes);
    const hard = mostVoted(shares, 2);
    expect([...hard].map((c) => LABELS[c])).toEqual(Object.values(vote.labels));
    const skill = accuracyAgainst(toy, hard);
    expectAll(skill, vote.worker_skill);
    expectAll(skill, accuracy.by_worker);
    expect(inAll(skill, toy)).toBeCloseTo(accuracy.total, 12);
  });
  it("Krippendorff's α of the same answers", () => {
    const counts = Array.from({ length: toy.items }, (_, i) => {
      const said = [...toy.label.subarray(toy.start[i], toy.start[i + 1])];
      return [0, 1].map((c) => said.filter((one) => one === c).length);
    });
    const alpha = krippendorffAlpha(coincidencesOf(counts, 2), "nominal");
    expect(alpha).toBeCloseTo(file.toy.expected.alpha_krippendorff, 12);
  });
  it("Wawa", () => {
    const { skill, shares } = wawa(toy);
    expectAll(skill, file.toy.expected.wawa.worker_skill);
    expectAll(yes(shares), file.toy.expected.wawa.prob_yes);
  });
  it("accuracy on a golden set", () => {
    const inGold = (file.toy.answers_worker_task_label as string[][]).filter(
      ([, task]) => task && task in file.toy.gold,
    );
    const answers = named(inGold, LABELS);
    const truth = Object.values(file.toy.gold as Record<string, string>).map((label) => LABELS.indexOf(label));
    const skill = accuracyAgainst(answers, Uint8Array.from(truth));
    expectAll(skill, file.toy.expected.golden_set_accuracy.by_worker);
    const [right = 0, of = 1] = file.toy.expected.golden_set_accuracy.total.split("/").map(Number);
    expect(inAll(skill, answers)).toBeCloseTo(right / of, 12);
  });
  it("Dawid-Skene step by step, to the two decimals given", () => {
    for (const one of file.toy.dawid_skene_step_by_step) {
      // Its classes after n E-steps, and the tables made from them.
      const model =
        one.n_iter === 0 ? dawidSkene(toy, { mostSteps: 0 }) : dawidSkene(toy, { mostSteps: one.n_iter, tolerance: 0 });
      for (const [task, shares] of Object.values(one.prob_no_yes as Record<string, number[]>).entries())
        for (const [c, share] of shares.entries())
          expect(Math.abs((model.posterior[task * 2 + c] as number) - share)).toBeLessThan(0.0051);
      for (const [c, prior] of (one.priors_no_yes as number[]).entries())
        expect(Math.abs((model.marginal[c] as number) - prior)).toBeLessThan(0.0051);
      const tables: Record<string, number[]>[] = Object.values(one.errors_worker_reported_given_true_no_yes);
      for (const [who, table] of tables.entries())
        for (const [answer, label] of LABELS.entries())
          for (const [truth, rate] of (table[label] ?? []).entries())
            expect(Math.abs((tableOf(model, who, 2)[truth]?.[answer] ?? 9) - rate)).toBeLessThan(0.0051);
    }
    const labels = [...mostVoted(dawidSkene(toy).posterior, 2)].map((c) => LABELS[c]);
    expect(labels).toEqual(Object.values(file.toy.expected.dawid_skene_labels));
  });
  it("good workers, a fraudster and a careless one: Dawid-Skene and majority find the truth", () => {
    const { answers_worker_task_label: rows, truth, expected } = file.simple;
    const labels = ["chicken", "goose", "parrot"];
    const tasks = [...new Set((rows as string[][]).map(([, task]) => task ?? ""))].sort();
    const answers = named(rows, labels);
    for (const shares of [voteShares(answers), dawidSkene(answers).posterior]) {
      const hard = mostVoted(shares, 3);
      expect(tasks.map((task, i) => [task, labels[hard[i] ?? 9]])).toEqual(tasks.map((task) => [task, truth[task]]));
    }
    const skill = accuracyAgainst(answers, mostVoted(voteShares(answers), 3));
    const workers = [...new Set((rows as string[][]).map(([who]) => who ?? ""))].sort();
    for (const [i, who] of workers.entries()) expect(skill[i]).toBeCloseTo(expected.majority_vote_worker_skill[who], 6);
  });
  it.each([3, 300, 30_000])("%i workers per task do not underflow", (workers) => {
    const triples: Triple[] = [];
    for (let task = 0; task < 3; task += 1)
      for (let who = 0; who < workers; who += 1) triples.push([task, who, (who + 3 - task) % 3 ? 1 : 0]);
    const { posterior } = dawidSkene(answersOf(triples, 2), { mostSteps: 20 });
    for (const [no, yes] of rowsOf(posterior, 2)) {
      expect(no).toBeCloseTo(file.overlap_rule.expected_prob_no_yes[0], 3);
      expect(yes).toBeCloseTo(file.overlap_rule.expected_prob_no_yes[1], 3);
    }
  });
  it("uncertainty of the answers of a task", () => {
    for (const { labels, entropy } of file.uncertainty) {
      const names = [...new Set(labels as string[])];
      const counts = names.map((name) => (labels as string[]).filter((one) => one === name).length);
      expect(answerEntropy(counts)).toBeCloseTo(entropy, 12);
    }
  });
  it("uncertainty and consistency with the skills of the majority vote", () => {
    const skill = accuracyAgainst(toy, mostVoted(voteShares(toy), 2));
    const meanOf = (shares: Float64Array, of: (row: number[], i: number) => number) =>
      rowsOf(shares, 2).reduce((sum, row, i) => sum + of(row, i), 0) / toy.items;
    expect(meanOf(skillShares(toy, skill, "mean"), answerEntropy)).toBeCloseTo(
      file.toy.expected.uncertainty_with_skills,
      6,
    );
    const consensus = mostVoted(wawa(toy).shares, 2);
    const product = skillShares(toy, skill, "product");
    expect(meanOf(product, (row, i) => row[consensus[i] ?? 9] ?? 9)).toBeCloseTo(file.toy.expected.consistency, 6);
  });
});

describe("Dawid-Skene", () => {
  // Six binary items, three annotators (reference, C3): 1 and 2 are perfect, 3 says 1 of 2 in 3 true zeros and 0 of all ones.
  const TINY = ["110", "110", "001", "001", "110", "000"];
  const answers = answersOf(
    TINY.flatMap((row, item) => [...row].map((label, who): Triple => [item, who, Number(label)])),
    2,
  );
  it("on the tiny table", () => {
    const model = dawidSkene(answers);
    for (const who of [0, 1])
      expect(tableOf(model, who, 2).map((row) => row.map((p) => p.toFixed(6)))).toEqual([
        ["1.000000", "0.000000"],
        ["0.000000", "1.000000"],
      ]);
    expect(tableOf(model, 2, 2)[0]?.[0]).toBeCloseTo(1 / 3, 6);
    expect(tableOf(model, 2, 2)[1]?.[0]).toBeCloseTo(1, 6);
  });
  it("obeys pinned items: gold turns a majority that is wrong", () => {
    const pinned = Int8Array.of(0, 0, 1, 1, -1, -1);
    expect([...mostVoted(dawidSkene(answers, { pinned, smoothing: 0.01 }).posterior, 2)]).toEqual([0, 0, 1, 1, 0, 1]);
  });
  it("a weight of 3 is the answer given three times", () => {
    const thrice = TINY.flatMap((row, item) =>
      [...row].flatMap((label, who): Triple[] => Array(who === 1 ? 3 : 1).fill([item, who, Number(label)])),
    );
    const weight = Float64Array.from(answers.rater, (who) => (who === 1 ? 3 : 1));
    const [one, other] = [
      dawidSkene({ ...answers, weight }, { smoothing: 0.5 }),
      dawidSkene(answersOf(thrice, 2), { smoothing: 0.5 }),
    ];
    for (const [i, p] of one.posterior.entries()) expect(p).toBeCloseTo(other.posterior[i] as number, 9);
  });
  it("recovers the confusion of simulated annotators within three standard errors", () => {
    const { triples, skill } = simulated(3000, 20, 3, 5);
    const model = dawidSkene(answersOf(triples, 2), { smoothing: 0.01 });
    for (const [who, q] of skill.entries()) {
      const table = tableOf(model, who, 2);
      expect(Math.abs((table[0]?.[0] ?? 9) - q)).toBeLessThan(3 * Math.sqrt((q * (1 - q)) / 225) + 0.02);
    }
  });
  it("bears 100,000 answers of 200 annotators", () => {
    const { triples } = simulated(33_334, 200, 3, 7);
    const many = answersOf(triples, 2);
    const model = dawidSkene(many, { smoothing: 0.01 });
    expect(model.converged).toBe(true);
    expect(model.posterior.every(Number.isFinite)).toBe(true);
  });
  it("stays finite where a rater is certain and contradicted", () => {
    const model = dawidSkene(
      answersOf(
        [
          [0, 0, 0],
          [0, 1, 1],
          [1, 0, 0],
          [2, 1, 1],
        ],
        2,
      ),
      { pinned: Int8Array.of(-1, 0, 1) },
    );
    expect([...model.posterior, ...model.confusion, ...model.logLikelihoods].every(Number.isFinite)).toBe(true);
  });
});

describe("overlap", () => {
  const of = (rows: number[][]) =>
    answerOverlap(
      answersOf(
        rows.flatMap((raters, item) => raters.map((who): Triple => [item, who, 0])),
        2,
      ),
    );
  it("counts items with two answers and finds the largest connected group", () => {
    const found = of([[0, 1], [1, 2], [0, 2], [3, 4], [5]]);
    expect(found).toMatchObject({ items: 4, raters: 3, hasOddCycle: true });
    expect([...found.connected]).toEqual([1, 1, 1, 0, 0, 0]);
  });
  it("annotators and reviewers who only meet each other are two sides", () => {
    expect(
      of([
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
      ]),
    ).toMatchObject({ raters: 4, hasOddCycle: false });
    expect(
      of([
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
        [0, 1],
      ]),
    ).toMatchObject({ raters: 4, hasOddCycle: true });
    expect(of([[0, 1, 2]])).toMatchObject({ raters: 3, hasOddCycle: true });
    expect(of([[0, 1]])).toMatchObject({ raters: 2, hasOddCycle: false });
    expect(of([])).toMatchObject({ items: 0, raters: 0, hasOddCycle: false });
  });
});

describe("MACE", () => {
  it("on the reference's ten items: competence 0.775, 0.775 and, for the one who always says 0, 0", () => {
    const rows = ["000", "110", "000", "110", "110", "000", "110", "000", "100", "010"];
    const triples = rows.flatMap((row, item) => [...row].map((label, who): Triple => [item, who, Number(label)]));
    const { competence } = mace(answersOf(triples, 2));
    expect(competence[0]).toBeCloseTo(0.775, 3);
    expect(competence[1]).toBeCloseTo(0.775, 3);
    expect(competence[2]).toBeCloseTo(0, 3);
  });
  it("an annotator who always says the same is worth nothing, whatever the seed", () => {
    for (const seed of [1, 2, 3]) {
      const { triples } = simulated(400, 8, 3, seed);
      const answers = answersOf(
        triples.map(([item, who, what]): Triple => [item, who, who === 0 ? 0 : what]),
        2,
      );
      const { competence } = mace(answers);
      expect(competence[0]).toBeLessThan(0.12);
      // The others are right with 0.65 … 0.95, a competence of 0.3 … 0.9, on average 0.6.
      expect(competence.subarray(1).reduce((sum, one) => sum + one, 0) / 7).toBeGreaterThan(0.45);
    }
  });
  it("an item left out is as one that was never asked, also where a rater answered nothing else", () => {
    const { triples } = simulated(60, 5, 3, 4);
    const fit = mace(answersOf(triples, 2), { mostSteps: 20, tolerance: 0 });
    const kept = new Uint8Array(61).fill(1);
    kept[60] = 0;
    const more = answersOf([...triples, [60, 0, 0], [60, 5, 1]], 2);
    const again = mace(more, { keep: kept, mostSteps: 20, tolerance: 0, from: mace(more, { mostSteps: 0 }) });
    const next = mace(more, { keep: kept, mostSteps: 5, tolerance: 0, from: again });
    expect(again.competence.subarray(0, 5)).toEqual(fit.competence);
    expect(again.competence[5]).toBeNaN();
    expect(next.competence.subarray(0, 5).every(Number.isFinite)).toBe(true);
  });
});

/** Raters of accuracy 0.6 … 0.95 on a fair binary truth, `overlap` raters to an item. */
function simulated(
  items: number,
  raters: number,
  overlap: number,
  seed: number,
): { triples: Triple[]; skill: number[] } {
  const random = seededRandom(seed);
  const skill = Array.from({ length: raters }, (_, who) => 0.6 + (0.35 * who) / (raters - 1));
  const triples: Triple[] = [];
  for (let item = 0; item < items; item += 1) {
    const truth = random() < 0.5 ? 0 : 1;
    const first = Math.floor(random() * raters);
    const step = 1 + Math.floor(random() * (Math.floor(raters / overlap) - 1));
    for (let k = 0; k < overlap; k += 1) {
      const who = (first + k * step) % raters;
      triples.push([item, who, random() < (skill[who] as number) ? truth : 1 - truth]);
    }
  }
  return { triples, skill };
}

/** Of all answers together, from each rater's own share. */
function inAll(skill: ArrayLike<number>, { rater }: Answers): number {
  return rater.reduce((sum, who) => sum + (skill[who] as number), 0) / rater.length;
}

/** Workers and tasks numbered in alphabetical order. */
function named(rows: readonly string[][], labels: readonly string[]): Answers {
  const workers = [...new Set(rows.map(([who]) => who))].sort();
  const tasks = [...new Set(rows.map(([, task]) => task))].sort();
  return answersOf(
    rows.map(([who, task, label]): Triple => [tasks.indexOf(task), workers.indexOf(who), labels.indexOf(label ?? "")]),
    labels.length,
  );
}
