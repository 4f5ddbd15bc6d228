/** Along what a batch is cut into slices. Each stratum is also a filter of the records screen. */
import { type BatchView, NONE_U8 } from "#app/metrics/batch-view.ts";
import { lengthRatio } from "#app/metrics/bias/length-ratio.ts";
import { daysOf, dayText } from "#app/metrics/drift/sub-lots.ts";
import type { Slice } from "./slice.ts";

export interface Strata {
  /** By stratum. */
  names: string[];
  slices: Slice[];
  /** What the numbers of `ofRow` and `ofItem` leave out. */
  of:
    | { kind: "item"; stratum: (item: number) => number }
    /** A comparison of two models is in the stratum of each. */
    | { kind: "judgment"; stratum: (row: number) => number; other?: (row: number) => number };
}

/** Not in any stratum. */
export const NOWHERE = -1;

export interface Dimension {
  id: string;
  title: string;
  /** Why there may be none, as a sentence. */
  absent: string;
  /** Whether the strata come in an order of their own, such as days; names have none but that of the alphabet. */
  ordered: boolean;
  strataOf(view: BatchView): Strata;
}

export const DIMENSIONS: readonly Dimension[] = [
  {
    id: "annotator",
    title: "annotator",
    absent: "The delivery names no annotators.",
    ordered: false,
    strataOf: ({ judgments, names }) => ({
      names: names.annotators,
      slices: names.annotators.map((name) => ({ annotators: [name] })),
      of: { kind: "judgment", stratum: (row) => place(judgments.annotator[row] as number, names.annotators) },
    }),
  },
  {
    id: "domain",
    title: "domain",
    absent: "The delivery names no domains.",
    ordered: false,
    strataOf: ({ items, names }) => ({
      names: names.domains,
      slices: names.domains.map((name) => ({ domains: [name] })),
      of: { kind: "item", stratum: (item) => place(items.domain[item] as number, names.domains) },
    }),
  },
  {
    id: "language",
    title: "language",
    absent: "The delivery names no languages.",
    ordered: false,
    strataOf: ({ items, names }) => ({
      names: names.languages,
      slices: names.languages.map((name) => ({ languages: [name] })),
      of: { kind: "item", stratum: (item) => place(items.language[item] as number, names.languages) },
    }),
  },
  {
    id: "model",
    title: "model",
    absent: "The delivery does not say which model wrote what.",
    ordered: false,
    strataOf: (view) => ({
      names: view.names.models,
      slices: view.names.models.map((name) => ({ models: [name] })),
      of: {
        kind: "judgment",
        stratum: (row) => modelAt(view, row, view.judgments.first[row] as number),
        other: (row) => modelAt(view, row, view.judgments.second[row] as number),
      },
    }),
  },
  {
    id: "turn",
    title: "turn",
    absent: "The delivery numbers no turns.",
    ordered: true,
    strataOf: ({ items }) => ({
      names: ["1", "2", "3", "4", "5 and later"],
      slices: [1, 2, 3, 4, 5].map((turn) => ({ turnAtLeast: turn, ...(turn < 5 && { turnAtMost: turn }) })),
      of: { kind: "item", stratum: (item) => Math.min(5, items.turn[item] as number) - 1 },
    }),
  },
  {
    id: "prompt-length",
    title: "prompt length",
    absent: "There are no prompts.",
    ordered: true,
    strataOf: ({ items }) => ({
      names: binNames(PROMPT_BINS, "characters"),
      slices: binsOf(PROMPT_BINS, (least, most) => ({
        promptAtLeast: least,
        ...(most !== undefined && { promptAtMost: most - 1 }),
      })),
      of: { kind: "item", stratum: (item) => binOf(PROMPT_BINS, items.promptChars[item] as number) },
    }),
  },
  {
    id: "length-ratio",
    title: "length ratio",
    absent: "There are no comparisons of two responses.",
    ordered: true,
    strataOf: (view) => ({
      names: binNames(RATIO_BINS, "times as long"),
      slices: binsOf(RATIO_BINS, (least, most) => ({
        ratioAtLeast: least,
        ...(most !== undefined && { ratioAtMost: most - RATIO_STEP }),
      })),
      of: { kind: "judgment", stratum: (row) => binOf(RATIO_BINS, lengthRatio(view, row)) },
    }),
  },
  {
    id: "strength",
    title: "strength",
    absent: "There are no comparisons with a strength.",
    ordered: true,
    strataOf: ({ judgments }) => ({
      names: ["tie", "up to 1/3", "up to 2/3", "above 2/3"],
      slices: [
        { strengthAtMost: 0 },
        { strengthAtLeast: 0.001, strengthAtMost: 0.334 },
        { strengthAtLeast: 0.335, strengthAtMost: 0.667 },
        { strengthAtLeast: 0.668 },
      ],
      of: {
        kind: "judgment",
        stratum: (row) => {
          const size = Math.abs(judgments.strength[row] as number);
          return Number.isNaN(size) ? NOWHERE : size === 0 ? 0 : size <= 0.334 ? 1 : size <= 0.667 ? 2 : 3;
        },
      },
    }),
  },
  {
    id: "day",
    title: "day",
    absent: "The delivery does not say when the judgments were made.",
    ordered: true,
    strataOf: (view) => {
      const { days, ofRow } = daysOf(view);
      const names = days.map(dayText);
      return {
        names,
        slices: names.map((day) => ({ days: [day] })),
        of: { kind: "judgment", stratum: (row) => place(ofRow[row] as number, names) },
      };
    },
  },
];

export function dimensionOf(id: string | null): Dimension | undefined {
  return DIMENSIONS.find((dimension) => dimension.id === id);
}

const PROMPT_BINS = [0, 100, 300, 1000, 3000];
const RATIO_BINS = [1, 1.1, 1.5, 2, 4];
/** `lengthRatio` is in hundredths, so that the filter of a bin holds exactly its comparisons. */
const RATIO_STEP = 0.01;

function place(index: number, names: readonly string[]): number {
  return index < names.length ? index : NOWHERE;
}

function modelAt({ items, judgments, responses, names }: BatchView, row: number, position: number): number {
  if (position === NONE_U8) return NOWHERE;
  const base = items.firstResponse[judgments.item[row] as number] as number;
  return place(responses.model[base + position] as number, names.models);
}

function binOf(bins: readonly number[], value: number): number {
  let bin = NOWHERE;
  for (const [at, least] of bins.entries()) if (value >= least) bin = at;
  return bin;
}

function binsOf<Bin>(bins: readonly number[], make: (least: number, most: number | undefined) => Bin): Bin[] {
  return bins.map((least, at) => make(least, bins[at + 1]));
}

function binNames(bins: readonly number[], unit: string): string[] {
  return binsOf(bins, (least, most) =>
    most === undefined ? `${least} ${unit} or more` : `${least} to under ${most} ${unit}`,
  );
}
