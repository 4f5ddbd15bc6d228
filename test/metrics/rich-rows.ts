/**
 * Rows of a batch in which every metric finds enough to give a number. What lies beside the rows of a batch (scores, votes, words)
 * goes with them, so that they can be shuffled.
 */
import { NOT_COMPARED } from "#app/metrics/batch-view.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { fivePoints, type ItemRow, type JudgmentRow, type ResponseRow } from "#test/support/view-builder.ts";

type Words = readonly [Uint16Array, Uint16Array];

export interface RichRow extends ItemRow {
  responses: ResponseRow[];
  judgments: JudgmentRow[];
  /** Of each response. */
  scores: number[];
  /** On a trait: -1 the first has more of it, 1 the second. */
  vote: number;
  words: Words;
}

type Random = () => number;
const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 9, 5, 8);
export const ANNOTATORS = Array.from({ length: 14 }, (_, who) => `w${String(who).padStart(2, "0")}`);
export const MODELS = ["model-a", "model-b", "model-c"];
const PAIRS = 1_300;
const MANY = 110;

/** Two annotators, never more, on what more than one judged: Fleiss' κ asks for the same number everywhere. */
export function richRows(seed: number): RichRow[] {
  const random = seededRandom(seed);
  const rows: RichRow[] = [];
  for (let i = 0; i < PAIRS; i += 1) rows.push(pairRow(rows.length, random));
  for (let i = 0; i < MANY; i += 1) rows.push(manyRow(rows.length, "ranking", random));
  for (let i = 0; i < MANY; i += 1) rows.push(manyRow(rows.length, "rating", random));
  for (let i = 0; i < MANY; i += 1) rows.push(tripleRow(rows.length, random));
  return rows;
}

const pick = (random: Random, below: number) => Math.floor(random() * below);
const chance = (random: Random, p: number) => random() < p;

function pairRow(i: number, random: Random): RichRow {
  const better = chance(random, 0.5) ? -1 : 1;
  const who = pick(random, ANNOTATORS.length);
  const raters = chance(random, 0.7) ? 2 : 1;
  const judgments = Array.from({ length: raters }, (_, r) => ({
    ...fivePoints(ANNOTATORS[(who + r) % ANNOTATORS.length] ?? "", answer(better, random)),
    ...beside(i, random),
    weight: 1 + pick(random, 2),
  }));
  const [first] = judgments;
  // Asked again: weighs nothing but for how often one says the same twice.
  if (first && chance(random, 0.1))
    judgments.push({
      ...first,
      ...fivePoints(first.annotator ?? "", answer(better, random)),
      ...beside(i, random),
      weight: 0,
      columns: { ...first.columns, repeat: 1 },
    });
  if (first && chance(random, 0.03))
    judgments[0] = { ...first, strength: null, category: -1, tie: "BOTH_BAD", columns: { commentKey: 0 } };
  return row(i, 2, better, judgments, random);
}

/** 1 to 5: towards the better side in four of five, a tie in one of ten. */
function answer(better: number, random: Random): number {
  if (chance(random, 0.1)) return 3;
  const side = chance(random, 0.8) ? better : -better;
  return 3 + side * (1 + pick(random, 2));
}

function beside(i: number, random: Random): Pick<JudgmentRow, "seconds" | "at" | "columns"> {
  const reason = chance(random, 0.05) ? 1 + pick(random, 3) : 1_000 + i * 7 + pick(random, 7);
  return {
    seconds: chance(random, 0.03) ? 2 : 20 + pick(random, 200),
    // No two judgments at one moment.
    at: MONDAY + pick(random, 7) * DAY + i * 10_000 + pick(random, 9_000),
    columns: {
      commentKey: reason,
      commentForm: reason,
      commentWords: 5 + pick(random, 50),
      commentSide: pick(random, 3),
      commentMarks: Number(chance(random, 0.02)),
    },
  };
}

function manyRow(i: number, kind: "ranking" | "rating", random: Random): RichRow {
  const worth = [random(), random(), random()];
  const who = pick(random, ANNOTATORS.length);
  const judgments = [0, 1].flatMap((r): JudgmentRow[] => {
    const seen = worth.map((one) => (kind === "ranking" ? one + random() : Math.round(4 * (one + random())) / 8));
    const common = beside(i, random);
    return [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([first = 0, second = 0], at) => {
      const apart = (seen[second] ?? 0) - (seen[first] ?? 0);
      const strength = kind === "ranking" ? Math.sign(apart) : apart;
      const annotator = ANNOTATORS[(who + r) % ANNOTATORS.length] ?? "";
      return { ...common, annotator, kind, strength, category: -1, first, second, lead: at === 0 };
    });
  });
  return row(i, 3, 0, judgments, random);
}

/** All three pairs of three responses, one by one, by one annotator. */
function tripleRow(i: number, random: Random): RichRow {
  const annotator = ANNOTATORS[pick(random, ANNOTATORS.length)] ?? "";
  const judgments = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(([first, second]) => {
    const value = chance(random, 0.7) ? 1 + pick(random, 2) : 4 + pick(random, 2);
    return { ...fivePoints(annotator, value), ...beside(i, random), first: first ?? 0, second: second ?? 0 };
  });
  return row(i, 3, 0, judgments, random);
}

function row(i: number, responses: number, better: number, judgments: JudgmentRow[], random: Random): RichRow {
  const conversation = Math.floor(i / 2);
  const start = pick(random, MODELS.length);
  const prompt = 10_000 + (i % 4 === 1 ? i - 1 : i);
  const isGold = responses === 2 && chance(random, 0.4);
  return {
    // Two rows of one prompt in four, and a few pairs that are there twice.
    prompt,
    pair: 50_000 + (i % 40 === 1 ? i - 1 : i),
    ...(isGold && { gold: better }),
    domain: `domain ${i % 5}`,
    language: "en",
    marks: [
      ...(chance(random, 0.02) ? (["PII"] as const) : []),
      ...(chance(random, 0.9) ? (["USER_STANCE"] as const) : []),
      ...(chance(random, 0.3) ? (["CONSTRAINED"] as const) : []),
      ...(chance(random, 0.9) ? (["SAMPLING_KNOWN", "TIMES_KNOWN"] as const) : []),
    ],
    columns: {
      conversationKey: 90_000 + conversation,
      turn: 1 + (i % 2),
      contextKey: i % 2,
      promptLanguage: 1 + Number(chance(random, 0.02)),
      promptWords: 10 + (prompt % 30),
      promptChars: 60 + (prompt % 200),
      nearItem: i % 30 < 2 ? 1 + Math.floor(i / 30) : 0,
      nearPrompt: i % 20 < 2 ? 1 + Math.floor(i / 20) : 0,
      copied: i % 60 === 0 ? 15 : 0,
      contamination: i % 70 === 0 ? 1 + pick(random, 60) : 0,
    },
    responses: Array.from({ length: responses }, (_, r) =>
      response(i, r, MODELS[(start + r) % MODELS.length] ?? "", random),
    ),
    judgments,
    scores: Array.from(
      { length: responses },
      (_, r) => random() + (responses === 2 && (r === 1) === better > 0 ? 0.5 : 0),
    ),
    vote: pick(random, 3) - 1,
    words: [words(better < 0, random), words(better > 0, random)],
  };
}

/** The better response opens with a word of its own rather often. */
function words(isBetter: boolean, random: Random): Uint16Array {
  const usual = Array.from({ length: 6 }, () => 100 + pick(random, 200));
  return Uint16Array.from(isBetter && chance(random, 0.5) ? [1, ...usual] : usual);
}

function response(i: number, r: number, model: string, random: Random): ResponseRow {
  const some = (p: number, most: number) => (chance(random, p) ? 1 + pick(random, most) : 0);
  return {
    model,
    text: `${i} ${r}`,
    chars: 80 + pick(random, 900),
    flags: [
      ...(chance(random, 0.1) ? (["REFUSAL"] as const) : []),
      ...(chance(random, 0.03) ? (["APOLOGY"] as const) : []),
      ...(chance(random, 0.01) ? (["IDENTITY_LEAK"] as const) : []),
      ...(chance(random, 0.01) ? (["TRUNCATED"] as const) : []),
    ],
    marks: [
      ...(chance(random, 0.4) ? (["AGREES"] as const) : []),
      chance(random, 0.5) ? ("VERIFIED" as const) : ("VIOLATED" as const),
    ],
    columns: {
      key: 1_000 + 4 * i + r,
      words: 20 + pick(random, 150),
      listItems: some(0.3, 5),
      headers: some(0.2, 2),
      bold: some(0.4, 3),
      emoji: some(0.1, 2),
      exclamations: some(0.3, 2),
      longWords: pick(random, 20),
      hedges: some(0.3, 2),
      opening: some(0.4, 3),
      language: 1 + Number(chance(random, 0.02)),
      similarity: r === 0 ? NOT_COMPARED : pick(random, 200),
    },
  };
}
