/**
 * Populations for the intervals that the labels of `population.ts` cannot feed: rankings, ratings, repeated answers, imported
 * scores, and drift from a batch before. Prompts are easy or hard by halves and their items share it, so that several items
 * of a prompt hang together.
 */
import type { MeasureContext } from "#app/metrics/metric.ts";
import { kendallTau } from "#app/stats/kendall-tau.ts";
import { kendallW } from "#app/stats/kendall-w.ts";
import { populationStabilityIndex } from "#app/stats/population-stability-index.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import {
  FIVE_POINTS,
  fivePoints,
  type ItemRow,
  type JudgmentRow,
  NO_CONTEXT,
  type ResponseRow,
  viewOf,
} from "#test/support/view-builder.ts";

type Random = () => number;
export type Sampled = { view: ReturnType<typeof viewOf>; context: MeasureContext };

export interface Population {
  metric: string;
  /** Where a metric has several. */
  name: string;
  truth: number;
  sample(prompts: number, itemsPerPrompt: number, random: Random): Sampled;
}

/** Items of prompts, each easy or hard as a whole. */
function itemsOf<T>(prompts: number, each: number, random: Random, item: (hard: boolean, prompt: number) => T): T[] {
  return Array.from({ length: prompts }, (_, prompt) => {
    const hard = random() < 0.5;
    return Array.from({ length: each }, () => item(hard, prompt));
  }).flat();
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const RANKED = 4;
const NOISE = { easy: 0.5, hard: 1.5 };

/** Two annotators' scores of four responses: their worth and noise, less on easy prompts. */
function scored(hard: boolean, random: Random): [number[], number[]] {
  const worth = Array.from({ length: RANKED }, () => normal(random));
  const rate = () => worth.map((one) => one + (hard ? NOISE.hard : NOISE.easy) * normal(random));
  return [rate(), rate()];
}

function meanOverItems(of: (scores: [number[], number[]]) => number | null): number {
  const random = seededRandom(99);
  const draws = 400_000;
  let sum = 0;
  for (let i = 0; i < draws; i += 1) sum += of(scored(i % 2 === 0, random)) ?? 0;
  return sum / draws;
}

function rows(annotator: string, scores: readonly number[], kind: "ranking" | "rating"): JudgmentRow[] {
  return scores.flatMap((one, first) =>
    scores.slice(first + 1).map((other, k): JudgmentRow => {
      // Ratings on a scale from -10 to 10: no score of a thousand million lies outside it.
      const strength = kind === "ranking" ? Math.sign(other - one) : (other - one) / 20;
      return { annotator, kind, strength, category: -1, first, second: first + 1 + k, lead: first + k === 0 };
    }),
  );
}

const FOUR: ResponseRow[] = Array.from({ length: RANKED }, (_, i) => ({ text: String(i) }));

function rankings(kind: "ranking" | "rating"): Population["sample"] {
  return (prompts, each, random) => ({
    view: viewOf(
      itemsOf(prompts, each, random, (hard, prompt): ItemRow => {
        const [one, other] = scored(hard, random);
        return { prompt, responses: FOUR, judgments: [...rows("a", one, kind), ...rows("b", other, kind)] };
      }),
      null,
    ),
    context: NO_CONTEXT,
  });
}

const AGAIN = { easy: 0.95, hard: 0.65 };

function answersAgain(prompts: number, each: number, random: Random): Sampled {
  let key = 0;
  const own = (): ResponseRow => {
    key += 1;
    return { columns: { key } };
  };
  const view = viewOf(
    itemsOf(prompts, each, random, (hard, prompt): ItemRow => {
      const strength = random() < 0.5 ? -1 : 1;
      const again = random() < (hard ? AGAIN.hard : AGAIN.easy) ? strength : -strength;
      const repeat = { annotator: "a", strength: again, weight: 0, columns: { repeat: 1 } };
      return { prompt, responses: [own(), own()], judgments: [{ annotator: "a", strength }, repeat] };
    }),
  );
  return { view, context: NO_CONTEXT };
}

/** Scores agree with labels more often on easy prompts, and on strong preferences (half of them). */
const AGREES = { strong: { easy: 0.95, hard: 0.75 }, weak: { easy: 0.75, hard: 0.55 } };
const MARGIN = { agrees: 1.2, not: -0.4 };

function withScores(prompts: number, each: number, random: Random): Sampled {
  const values: number[] = [];
  const view = viewOf(
    itemsOf(prompts, each, random, (hard, prompt): ItemRow => {
      const size = random() < 0.5 ? 1 : 0.5;
      const strength = random() < 0.5 ? -size : size;
      const agrees = random() < AGREES[size === 1 ? "strong" : "weak"][hard ? "hard" : "easy"];
      const margin = (agrees ? MARGIN.agrees : MARGIN.not) * (0.5 + random());
      values.push(...(strength > 0 ? [0, margin] : [margin, 0]));
      return { prompt, judgments: [{ annotator: "a", strength }] };
    }),
    FIVE_POINTS,
  );
  return {
    view,
    context: { ...NO_CONTEXT, scores: [{ name: "rm", kind: "reward", values: Float32Array.from(values) }] },
  };
}

const RELEVANT = { easy: 0.7, hard: 0.4 };
const FOLLOWED = { easy: 0.85, hard: 0.65 };

function withVotes(prompts: number, each: number, random: Random): Sampled {
  const votes: number[] = [];
  const view = viewOf(
    itemsOf(prompts, each, random, (hard, prompt): ItemRow => {
      const vote = random() < RELEVANT[hard ? "hard" : "easy"] ? (random() < 0.5 ? -1 : 1) : 0;
      const followed = random() < FOLLOWED[hard ? "hard" : "easy"];
      votes.push(vote);
      const strength = vote === 0 ? (random() < 0.5 ? -1 : 1) : followed ? vote : -vote;
      return { prompt, judgments: [{ annotator: "a", strength }] };
    }),
  );
  return {
    view,
    context: { ...NO_CONTEXT, scores: [{ name: "trait", kind: "trait", values: Float32Array.from(votes) }] },
  };
}

/** Log strengths of four models; an item of a clustered prompt repeats the outcome before it half of the time. */
const STRENGTHS = { apart: [0.6, 0.2, -0.2, -0.6], alike: [0, 0, 0, 0] };

function meetings(strengths: readonly number[]): Population["sample"] {
  return (prompts, each, random) => {
    let before = { prompt: -1, strength: 0, one: 0, other: 0 };
    const items = itemsOf(prompts, each, random, (_, prompt): ItemRow => {
      if (before.prompt !== prompt || random() < 0.5) {
        const isSame = before.prompt === prompt;
        const one = isSame ? before.one : Math.floor(random() * strengths.length);
        const other = isSame
          ? before.other
          : (one + 1 + Math.floor(random() * (strengths.length - 1))) % strengths.length;
        const p = 1 / (1 + Math.exp((strengths[other] ?? 0) - (strengths[one] ?? 0)));
        before = { prompt, one, other, strength: random() < p ? -1 : 1 };
      }
      const responses = [before.one, before.other].map((model) => ({ model: `m${model}` }));
      return { prompt, responses, judgments: [{ annotator: "a", strength: before.strength }] };
    });
    return { view: viewOf(items), context: NO_CONTEXT };
  };
}

/** Labels of five points before and now; an item of a clustered prompt repeats its prompt's label half of the time. */
const BEFORE = [0.3, 0.2, 0.1, 0.2, 0.2];
const SHIFTS = { none: BEFORE, "about 0.1": [0.2, 0.16, 0.1, 0.24, 0.3], "about 0.25": [0.15, 0.15, 0.1, 0.25, 0.35] };

function drift(now: readonly number[]): Population["sample"] {
  const batch = (shares: readonly number[], prompts: number, each: number, random: Random) => {
    let before = { prompt: -1, label: 0 };
    const items = itemsOf(prompts, each, random, (_, prompt): ItemRow => {
      const label = before.prompt === prompt && random() < 0.5 ? before.label : pick(shares, random);
      before = { prompt, label };
      return { prompt, domain: `d${label}`, judgments: [fivePoints("a", label + 1)] };
    });
    return viewOf(items, FIVE_POINTS);
  };
  return (prompts, each, random) => ({
    view: batch(now, prompts, each, random),
    context: { ...NO_CONTEXT, previous: batch(BEFORE, prompts, each, random) },
  });
}

function pick(shares: readonly number[], random: Random): number {
  let left = random();
  const found = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found < 0 ? shares.length - 1 : found;
}

const half = ({ easy, hard }: { easy: number; hard: number }) => (easy + hard) / 2;
const strong = half(AGREES.strong);
const weak = half(AGREES.weak);
const accuracy = (strong + weak) / 2;
const relevance = half(RELEVANT);
const followed = (RELEVANT.easy * FOLLOWED.easy + RELEVANT.hard * FOLLOWED.hard) / (2 * relevance);

export const POPULATIONS: readonly Population[] = [
  {
    metric: "kendall-tau-b",
    name: "",
    truth: meanOverItems(([one, other]) => kendallTau(one, other)),
    sample: rankings("ranking"),
  },
  { metric: "kendall-w", name: "", truth: meanOverItems(kendallW), sample: rankings("ranking") },
  {
    metric: "icc",
    name: "",
    truth: 1 / (1 + half({ easy: NOISE.easy ** 2, hard: NOISE.hard ** 2 })),
    sample: rankings("rating"),
  },
  { metric: "test-retest", name: "", truth: half(AGAIN), sample: answersAgain },
  { metric: "score-accuracy", name: "", truth: accuracy, sample: withScores },
  {
    metric: "score-margin",
    name: "",
    truth: accuracy * MARGIN.agrees + (1 - accuracy) * MARGIN.not,
    sample: withScores,
  },
  { metric: "score-monotone", name: "", truth: strong - weak, sample: withScores },
  { metric: "trait-strength", name: "", truth: relevance * (2 * followed - 1), sample: withVotes },
  ...Object.entries(STRENGTHS).map(
    ([name, strengths]): Population => ({
      metric: "source-model-strength",
      name: `models ${name}`,
      truth: 1 / (1 + Math.exp(Math.min(...strengths) - Math.max(...strengths))),
      sample: meetings(strengths),
    }),
  ),
  ...["label-drift", "domain-drift"].flatMap((metric) =>
    Object.entries(SHIFTS).map(
      ([name, now]): Population => ({
        metric,
        name: `shift ${name}`,
        truth: populationStabilityIndex(now, BEFORE),
        sample: drift(now),
      }),
    ),
  ),
];
