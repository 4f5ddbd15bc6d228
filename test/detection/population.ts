/**
 * A population of judgments whose true metrics are known, and samples of it as batch views.
 *
 * Prompts are easy (0.7) or hard (0.3) and carry one to three items; an item has one to three judgments. A judgment is a
 * tie with probability 0.1, else right with 0.95 on an easy and 0.65 on a hard prompt, and strong with probability 0.5. The
 * better response is shown first with probability 0.53 and is the longer one with 0.6. Half of the prompts are gold. Items
 * of one prompt share all of this, so that rows of a prompt are strongly correlated: an interval that takes items, let
 * alone judgments, as independent is too narrow. With `clustered: false` every item has a prompt of its own and one or two
 * judgments, as most deliveries do.
 *
 * Beside the labels there are four models, formatting that leans to the better response, seconds, and days.
 */
import { type BatchView, GoldVerdict, ItemFlag, Tie } from "#app/metrics/batch-view.ts";
import {
  allocate,
  ITEM_COLUMNS,
  JUDGMENT_COLUMNS,
  RESPONSE_COLUMNS,
  type StoredColumns,
  viewOfColumns,
} from "#app/metrics/columns.ts";

const TIE = 0.1;
const HARD = 0.3;
const SKILL = { easy: 0.95, hard: 0.65 };
const BETTER_FIRST = 0.53;
const BETTER_LONGER = 0.6;
const STRONG = 0.5;

/** Of a judgment that takes a side. */
const RIGHT = (1 - HARD) * SKILL.easy + HARD * SKILL.hard;

export const TRUTH = {
  /** Ties on gold items are not right. */
  gold: (1 - TIE) * RIGHT,
  longer: BETTER_LONGER * RIGHT + (1 - BETTER_LONGER) * (1 - RIGHT),
  first: BETTER_FIRST * RIGHT + (1 - BETTER_FIRST) * (1 - RIGHT),
  agreement: [SKILL.easy, SKILL.hard].map((q) => q * q + (1 - q) * (1 - q)).reduce((a, b) => (1 - HARD) * a + HARD * b),
  tie: TIE,
  alphaNominal: alpha(joint(), [[0, 1], [2], [3, 4]]),
  alphaOrdinal: alphaOrdinal(joint()),
};

/** P(one rater says category a, another b) of the five ordered categories, over difficulty and display order. */
function joint(): number[][] {
  const cells = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
  for (const [difficulty, q] of [
    [1 - HARD, SKILL.easy],
    [HARD, SKILL.hard],
  ] as const)
    for (const [order, first] of [
      [BETTER_FIRST, q],
      [1 - BETTER_FIRST, 1 - q],
    ] as const) {
      const side = (share: number) => (1 - TIE) * share;
      const p = [
        side(first) * STRONG,
        side(first) * (1 - STRONG),
        TIE,
        side(1 - first) * (1 - STRONG),
        side(1 - first) * STRONG,
      ];
      for (const [a, pa] of p.entries())
        for (const [b, pb] of p.entries())
          (cells[a] as number[])[b] = (cells[a]?.[b] ?? 0) + difficulty * order * pa * pb;
    }
  return cells;
}

/** 1 - observed / expected disagreement of two raters over groups of categories. */
function alpha(cells: number[][], groups: number[][]): number {
  const inside = (of: (a: number, b: number) => number) =>
    groups.reduce((sum, group) => sum + group.reduce((s, a) => s + group.reduce((t, b) => t + of(a, b), 0), 0), 0);
  const margin = cells.map((row) => row.reduce((sum, p) => sum + p, 0));
  const observed = 1 - inside((a, b) => cells[a]?.[b] ?? 0);
  return 1 - observed / (1 - inside((a, b) => (margin[a] ?? 0) * (margin[b] ?? 0)));
}

/** Krippendorff's ordinal distance: all margins from a to b, the two ends by half. */
function alphaOrdinal(cells: number[][]): number {
  const margin = cells.map((row) => row.reduce((sum, p) => sum + p, 0));
  const distance = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = margin.slice(low, high + 1).reduce((sum, p) => sum + p, 0);
    return (between - ((margin[low] ?? 0) + (margin[high] ?? 0)) / 2) ** 2;
  };
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < 5; a += 1)
    for (let b = 0; b < 5; b += 1) {
      if (a === b) continue;
      observed += (cells[a]?.[b] ?? 0) * distance(a, b);
      expected += (margin[a] ?? 0) * (margin[b] ?? 0) * distance(a, b);
    }
  return 1 - observed / expected;
}

const ANNOTATORS = ["a", "b", "c", "d", "e", "f"];

export interface SampleOptions {
  clustered?: boolean;
  /** Of each prompt, in place of one to three of them. */
  itemsPerPrompt?: number;
  /** Of everything beside the labels; drawn apart, so that labels do not depend on it. */
  beside?: () => number;
}

export function sample(
  size: number,
  random: () => number,
  { clustered = true, itemsPerPrompt, beside }: SampleOptions = {},
): BatchView {
  const items = allocate(ITEM_COLUMNS, size);
  const responses = allocate(RESPONSE_COLUMNS, size * 2);
  const labels: { category: number; annotator: number; verdict: number }[] = [];
  let prompt = { skill: 0, better: 0, longer: 0, gold: false };
  let prompts = 0;
  let left = 0;
  for (let i = 0; i < size; i += 1) {
    if (left === 0) {
      prompt = drawPrompt(random);
      prompts += 1;
      left = itemsPerPrompt ?? (clustered ? 1 + Math.floor(random() * 3) : 1);
    }
    left -= 1;
    const { skill, better, longer, gold } = prompt;
    const draw = random();
    const raters = draw < 0.5 ? 1 : draw < 0.8 || !clustered ? 2 : 3;
    items.promptKey[i] = prompts;
    items.pairKey[i] = i + 1;
    items.flags[i] = ItemFlag.ORDER_KNOWN | (gold ? ItemFlag.GOLD : 0);
    items.goldStrength[i] = gold ? better * 2 - 1 : Number.NaN;
    items.responseCount[i] = 2;
    items.judgmentCount[i] = raters;
    responses.chars[2 * i + longer] = 200;
    responses.chars[2 * i + 1 - longer] = 100;
    const start = Math.floor(random() * ANNOTATORS.length);
    for (let r = 0; r < raters; r += 1) {
      const isTie = random() < TIE;
      const side = random() < skill ? better : 1 - better;
      const degree = random() < STRONG ? 2 : 1;
      const category = isTie ? 2 : side === 0 ? 2 - degree : 2 + degree;
      const right = !isTie && side === better ? GoldVerdict.RIGHT : GoldVerdict.WRONG;
      labels.push({
        category,
        annotator: (start + r) % ANNOTATORS.length,
        verdict: gold ? right : GoldVerdict.NOT_GOLD,
      });
    }
  }
  const judgments = allocate(JUDGMENT_COLUMNS, labels.length);
  judgments.lead.fill(1);
  judgments.second.fill(1);
  judgments.at.fill(Number.NaN);
  judgments.seconds.fill(Number.NaN);
  for (const [row, { category, annotator, verdict }] of labels.entries()) {
    judgments.annotator[row] = annotator;
    judgments.category[row] = category;
    judgments.strength[row] = (category - 2) / 2;
    judgments.tie[row] = category === 2 ? Tie.TIE : Tie.NONE;
    judgments.goldVerdict[row] = verdict;
  }
  const names = { annotators: ANNOTATORS, domains: [], languages: [], models: MODELS };
  if (beside) fillBeside({ items, responses, judgments }, beside);
  return viewOfColumns({ items, responses, judgments }, names, { kind: "likert", categories: 5, hasTie: true });
}

const MODELS = ["m1", "m2", "m3", "m4"];
const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(2026, 8, 7);

/** Models in random pairs, bold and lists in half of the responses, words, seconds about 90, ten working days. */
function fillBeside({ items, responses, judgments }: StoredColumns, random: () => number): void {
  for (let i = 0; i < items.n; i += 1) {
    items.promptWords[i] = 10 + Math.floor(random() * 30);
    items.promptChars[i] = 6 * (items.promptWords[i] as number);
    const one = Math.floor(random() * MODELS.length);
    const other = (one + 1 + Math.floor(random() * (MODELS.length - 1))) % MODELS.length;
    for (const [r, model] of [
      [2 * i, one],
      [2 * i + 1, other],
    ] as const) {
      responses.model[r] = model;
      const words = 20 + Math.floor(random() * 60);
      responses.words[r] = words;
      responses.bold[r] = random() < 0.5 ? 1 + Math.floor(random() * 3) : 0;
      responses.listItems[r] = random() < 0.4 ? 2 + Math.floor(random() * 4) : 0;
      responses.headers[r] = random() < 0.2 ? 1 : 0;
      responses.exclamations[r] = random() < 0.3 ? 1 : 0;
      responses.longWords[r] = Math.floor(words * 0.1 * random());
      responses.hedges[r] = random() < 0.3 ? 1 : 0;
      responses.similarity[r] = r === 2 * i ? 255 : Math.floor(60 * random());
    }
  }
  for (let row = 0; row < judgments.n; row += 1) {
    judgments.seconds[row] = 90 * Math.exp(0.5 * (random() + random() + random() - 1.5) * 2);
    judgments.at[row] = FIRST_DAY + Math.floor(random() * 10) * DAY + Math.floor((8 + random() * 10) * 3_600_000);
  }
}

function drawPrompt(random: () => number): { skill: number; better: number; longer: number; gold: boolean } {
  const skill = random() < HARD ? SKILL.hard : SKILL.easy;
  const better = random() < BETTER_FIRST ? 0 : 1;
  const longer = random() < BETTER_LONGER ? better : 1 - better;
  return { skill, better, longer, gold: random() < 0.5 };
}
