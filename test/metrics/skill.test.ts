/** Annotators' skill from overlap: what is found, with which interval, and when it is refused. */
import { describe, expect, it } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { annotatorSkill } from "#app/metrics/gold/annotator-skill.ts";
import { sideAnswers } from "#app/metrics/gold/side-answers.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { dawidSkene } from "#app/stats/dawid-skene.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { twoClassSkill } from "#app/stats/two-class-skill.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

interface Plan {
  items: number;
  skills: number[];
  seed: number;
  /** Annotators of an item; by default two at random. */
  meet?: (random: () => number) => number[];
}

/** A fair truth; each annotator right with his skill. */
function simulated({ items, skills, seed, meet = two(skills.length) }: Plan): ItemRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: items }, (_, i) => {
    const truth = random() < 0.5 ? -1 : 1;
    return {
      prompt: (i + 1) * 7919,
      // Where no metric of skill looks: 1 = the first is better, 2 = the second.
      columns: { turn: truth > 0 ? 2 : 1 },
      judgments: meet(random).map((who) => ({
        annotator: `w${who}`,
        strength: random() < (skills[who] as number) ? truth : -truth,
      })),
    };
  });
}

const allSay = (strength: number) => ({ ann: strength, bob: strength, cat: strength });

function two(of: number): (random: () => number) => number[] {
  return (random) => {
    const one = Math.floor(random() * of);
    return [one, (one + 1 + Math.floor(random() * (of - 1))) % of];
  };
}

const measure = (id: string, view: BatchView, context = {}): Outcome =>
  metricById(id).measure(view, { ...NO_CONTEXT, ...context });
const reason = (outcome: Outcome) => (outcome.kind === "not-computable" ? outcome.reason : outcome.kind);
const SKILLS = Array.from({ length: 12 }, (_, who) => 0.65 + (0.3 * who) / 11);

describe("skill by agreement", () => {
  it("is Dawid and Skene's model for two classes, at a quarter of the cost", () => {
    const { answers, pinned } = sideAnswers(viewOf(simulated({ items: 400, skills: SKILLS, seed: 5 })));
    const general = dawidSkene(answers, { smoothing: 0.5, pinned });
    const fast = twoClassSkill(answers, { smoothing: 0.5, pinned, tolerance: 1e-12 });
    for (let who = 0; who < SKILLS.length; who += 1) {
      expect(fast.right[who * 2]).toBeCloseTo(general.confusion[who * 4] as number, 4);
      expect(fast.right[who * 2 + 1]).toBeCloseTo(general.confusion[who * 4 + 3] as number, 4);
    }
  });

  it("covers the true skill of annotators and their mean in about 95 of 100", () => {
    let [inside, all, means] = [0, 0, 0];
    const BATCHES = 40;
    for (let seed = 1; seed <= BATCHES; seed += 1) {
      const view = viewOf(simulated({ items: 900, skills: SKILLS, seed }));
      const table = annotatorSkill(view);
      if (typeof table === "string") throw new Error(table);
      let target = 0;
      for (const [place, name] of view.names.annotators.entries()) {
        const truth = SKILLS[Number(name.slice(1))] as number;
        const found = table.skills[place];
        if (!found) continue;
        all += 1;
        inside += Number(found.low <= truth && truth <= found.high);
        target += (truth * found.n) / table.n;
      }
      means += Number(table.mean && table.mean.low <= target && target <= table.mean.high);
    }
    expect(all).toBe(BATCHES * 12);
    expect(inside / all).toBeGreaterThan(0.91);
    expect(inside / all).toBeLessThan(0.985);
    expect(means).toBeGreaterThanOrEqual(36);
  });

  it("tells a coin flipper from honest people, with each annotator in the table behind the number", () => {
    const outcome = measure(
      "dawid-skene-accuracy",
      viewOf(simulated({ items: 900, skills: [0.5, ...SKILLS], seed: 3 })),
    );
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    expect(outcome.detail?.rows[0]?.[0]).toBe("w0");
    expect(outcome.detail?.rows[0]?.[3]).toBeLessThan(0.7);
    expect(outcome.detail?.rowParams?.[0]).toBe("annotator=w0&mark=decided_together");
  });

  it("does not depend on the order of items", () => {
    const rows = simulated({ items: 300, skills: SKILLS, seed: 9 });
    const [one, other] = [rows, [...rows].reverse()].map((some) => measure("dawid-skene-accuracy", viewOf(some)));
    if (one?.kind !== "estimate" || other?.kind !== "estimate") throw new Error("no estimate");
    expect(other.value).toBeCloseTo(one.value, 5);
    expect(other.low).toBeCloseTo(one.low, 4);
  });

  it("is turned the right way round by gold where most annotators read the scale backwards", () => {
    const backwards = [0.1, 0.12, 0.15, 0.9];
    const rows = simulated({ items: 400, skills: backwards, seed: 4 });
    const random = seededRandom(4);
    const gold = rows.map((row): ItemRow => {
      const truth = random() < 0.5 ? -1 : 1;
      random();
      random();
      random();
      random();
      return { ...row, gold: truth };
    });
    const table = annotatorSkill(viewOf(gold));
    if (typeof table === "string") throw new Error(table);
    expect(table.skills.filter((skill) => skill && skill.value < 0.5)).toHaveLength(3);
  });
});

describe("not identifiable, and what to ask for", () => {
  const NO_OVERLAP = simulated({ items: 300, skills: SKILLS, seed: 1, meet: (random) => [Math.floor(random() * 12)] });
  it.each([
    ["one answer per item", NO_OVERLAP, "no comparison was decided by two"],
    [
      "few items with two",
      [...NO_OVERLAP, ...simulated({ items: 30, skills: SKILLS, seed: 2 })],
      "only 30 comparisons",
    ],
    ["two annotators", simulated({ items: 300, skills: [0.9, 0.8], seed: 1 }), "only two annotators"],
    [
      "annotators and reviewers who never meet their own kind",
      simulated({
        items: 300,
        skills: SKILLS,
        seed: 1,
        meet: (random) => [Math.floor(random() * 6), 6 + Math.floor(random() * 6)],
      }),
      "two sides that only ever meet each other",
    ],
  ])("%s", (_, rows, said) => {
    for (const id of ["dawid-skene-accuracy", "mace-competence", "consensus-confidence"]) {
      const outcome = measure(id, viewOf(rows));
      expect(reason(outcome)).toContain(said);
      expect(outcome.kind === "not-computable" && outcome.ask).toContain("10 to 20 %");
    }
  });
  it("one side wins everywhere: who is right and who has a habit look alike, until ten comparisons go the other way", () => {
    const sided = (others: number) =>
      viewOf(Array.from({ length: 300 }, (_, i) => ({ judgments: judgedBy(allSay(i < others ? -1 : 1)) })));
    for (const id of ["dawid-skene-accuracy", "mace-competence", "consensus-confidence"]) {
      for (const others of [0, 9]) {
        const outcome = measure(id, sided(others));
        expect(reason(outcome)).toContain("one and the same side is preferred");
        expect(outcome.kind === "not-computable" && outcome.ask).toContain("order of the responses drawn at random");
      }
      expect(measure(id, sided(10)).kind, id).toBe("estimate");
    }
  });
  it("gold tells the side that wins, whatever annotators say", () => {
    const gold = (i: number) => (i % 2 ? 1 : -1);
    const rows = Array.from({ length: 300 }, (_, i) => ({ gold: gold(i), judgments: judgedBy(allSay(1)) }));
    expect(measure("dawid-skene-accuracy", viewOf(rows))).toMatchObject({ value: expect.closeTo(0.5, 2) });
  });
  it("five raters on one item and one on the rest", () => {
    const rows = [{ judgments: judgedBy({ a: 1, b: 1, c: -1, d: 1, e: 1 }) }, ...NO_OVERLAP];
    expect(reason(measure("dawid-skene-accuracy", viewOf(rows)))).toContain("only 1 comparison was");
  });
  it("annotators with one judgment each have no skill of their own", () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({
      judgments: [0, 1, 2].map((k) => ({
        annotator: `w${i * 3 + k}`,
        strength: (k === 2 ? -1 : 1) * (i % 2 ? 1 : -1),
      })),
    }));
    expect(measure("dawid-skene-accuracy", viewOf(rows)).kind).toBe("not-enough");
  });
});

describe("competence and consensus", () => {
  it("one who always picks the first side has no competence, the others keep theirs", () => {
    const rows = simulated({ items: 900, skills: SKILLS, seed: 6 }).map((row) => ({
      ...row,
      judgments: (row.judgments ?? []).map((one) => (one.annotator === "w3" ? { ...one, strength: -1 } : one)),
    }));
    const outcome = measure("mace-competence", viewOf(rows));
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    expect(outcome.detail?.rows[0]?.[0]).toBe("w3");
    expect(outcome.detail?.rows[0]?.[1]).toBeLessThan(0.15);
    // The others' mean competence is 2 · 0.8 - 1 = 0.6.
    expect(outcome.value).toBeGreaterThan(0.45);
    expect(outcome.value).toBeLessThan(0.68);
    expect(outcome.high - outcome.low).toBeLessThan(0.25);
  });
  it("the consensus is as sure as it is right", () => {
    const view = viewOf(simulated({ items: 2000, skills: SKILLS, seed: 8 }));
    const outcome = measure("consensus-confidence", view);
    const table = annotatorSkill(view);
    if (outcome.kind !== "estimate" || typeof table === "string") throw new Error("no estimate");
    const right = [...table.second].filter(
      (p, at) => (p > 0.5 ? 2 : 1) === view.items.turn[table.data.item[at] as number],
    );
    // Two standard errors of a share of 2,000, and a little: skills are estimated from the same answers.
    expect(Math.abs(outcome.value - right.length / 2000)).toBeLessThan(0.03);
  });
  it("CROWDLAB hears a model that is nearly always right, and says what is missing without one", () => {
    const rows = simulated({ items: 600, skills: SKILLS, seed: 12 });
    const view = viewOf(rows);
    expect(reason(measure("crowdlab", view))).toContain("No scores");
    const majority = sideAnswers(view);
    const values = new Float32Array(view.responses.n);
    for (let item = 0; item < view.items.n; item += 1) {
      const [from, to] = [majority.answers.start[item] as number, majority.answers.start[item + 1] as number];
      const seconds = majority.answers.label.subarray(from, to).reduce((sum, one) => sum + one, 0);
      values[item * 2 + 1] = seconds / (to - from) - 0.5;
    }
    const outcome = measure("crowdlab", view, { scores: [{ name: "rm", kind: "reward", values }] });
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    expect(outcome.detail?.rows[0]?.[0]).toBe("rm");
    expect(outcome.value).toBeGreaterThan(0.7);
    const blind = measure("crowdlab", view, {
      scores: [{ name: "rm", kind: "reward", values: new Float32Array(view.responses.n).fill(Number.NaN) }],
    });
    expect(blind.kind).toBe("not-enough");
  });
  it("CROWDLAB has an interval also where all comparisons look alike, and where all are of one prompt", () => {
    const alike = (prompt?: number) =>
      viewOf(
        Array.from({ length: 200 }, () => ({ ...(prompt && { prompt }), judgments: judgedBy({ ann: 1, bob: -1 }) })),
      );
    for (const view of [alike(), alike(7)]) {
      const values = new Float32Array(view.responses.n).map((_, at) => at % 2);
      const outcome = measure("crowdlab", view, { scores: [{ name: "rm", kind: "reward", values }] });
      if (outcome.kind !== "estimate") throw new Error(outcome.kind);
      expect(outcome.n).toBe(200);
      expect(outcome.high - outcome.low).toBeGreaterThan(0.01);
    }
  });
});

describe("leave-one-out agreement", () => {
  const three = (of: number) => (random: () => number) => {
    const first = Math.floor(random() * of);
    return [first, (first + 1 + Math.floor(random() * 5)) % of, (first + 7 + Math.floor(random() * 5)) % of];
  };
  it("counts those below the funnel, with the worst first", () => {
    const honest = Array.from({ length: 19 }, () => 0.88);
    const outcome = measure(
      "leave-one-out-agreement",
      viewOf(simulated({ items: 1500, skills: [0.5, ...honest], seed: 2, meet: three(20) })),
    );
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    expect(outcome.value).toBe(1 / 20);
    expect(outcome.detail?.rows[0]?.[0]).toBe("w0");
  });
  it("finds one in two hundred, not more, among honest people who differ", () => {
    let found = 0;
    for (let seed = 1; seed <= 5; seed += 1) {
      const skills = Array.from({ length: 24 }, (_, who) => 0.85 + 0.1 * (who / 23));
      const outcome = measure(
        "leave-one-out-agreement",
        viewOf(simulated({ items: 2000, skills, seed, meet: three(24) })),
      );
      expect(outcome).toMatchObject({ kind: "estimate", n: 24 });
      found += outcome.kind === "estimate" ? Math.round(outcome.value * 24) : 9;
    }
    expect(found).toBeLessThanOrEqual(1);
  });
});

describe("gold accuracy, old items less new", () => {
  const gold = (prompt: number, right: boolean): ItemRow => ({
    prompt,
    gold: 1,
    judgments: judgedBy({ a: right ? 1 : -1 }),
  });
  const rows = [
    ...Array.from({ length: 100 }, (_, i) => gold(i + 1, i < 98)),
    ...Array.from({ length: 120 }, (_, i) => gold(1000 + i, i < 96)),
  ];
  it("is the difference with Newcombe's interval", () => {
    const earlierGoldKeys = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    const outcome = measure("gold-accuracy-new-v-old", viewOf(rows), { earlierGoldKeys });
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    // 98/100 - 96/120; Newcombe's method 10 gives [0.098, 0.261] (by hand from Wilson's bounds).
    expect(outcome.value).toBeCloseTo(0.18, 12);
    expect(outcome.low).toBeCloseTo(0.098, 2);
    expect(outcome.high).toBeCloseTo(0.261, 2);
    expect(outcome.n).toBe(100);
  });
  it.each([
    ["no earlier batch", null, "No earlier batch"],
    ["none used again", Float64Array.of(77_777), "was gold in an earlier one"],
    ["all used before", Float64Array.from(viewOf(rows).items.promptKey).sort(), "Every gold item"],
  ])("%s: says so", (_, earlierGoldKeys, said) => {
    expect(reason(measure("gold-accuracy-new-v-old", viewOf(rows), { earlierGoldKeys }))).toContain(said);
  });
});
