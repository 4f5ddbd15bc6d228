/** One record of a batch as a list shows it, read from the batch's columns. */
import {
  type BatchView,
  GoldVerdict,
  ItemFlag,
  NONE_U8,
  NONE_U16,
  NONE_U32,
  ResponseFlag,
  Tie,
} from "#app/metrics/batch-view.ts";

export interface RecordJudgment {
  /** false for the second and later comparisons of one ranking or rating. */
  leads: boolean;
  annotator: string | null;
  /** Places of the compared responses, 1-based; `second` null for unpaired feedback. */
  first: number;
  second: number | null;
  /** Negative prefers the first; null when there is none. */
  strength: number | null;
  tie: "none" | "tie" | "both bad" | "both good" | "skip";
  seconds: number | null;
  /** UTC milliseconds. */
  at: number | null;
  gold: "right" | "wrong" | null;
}

export interface RecordResponse {
  model: string | null;
  chars: number;
  words: number;
  flags: string[];
}

export interface RecordRow {
  domain: string | null;
  language: string | null;
  turn: number | null;
  promptChars: number;
  goldStrength: number | null;
  flags: string[];
  responses: RecordResponse[];
  judgments: RecordJudgment[];
}

export function recordRow(view: BatchView, item: number): RecordRow {
  const { items, names } = view;
  const range = (first: Uint32Array) =>
    Array.from(
      { length: (first[item + 1] as number) - (first[item] as number) },
      (_, i) => (first[item] as number) + i,
    );
  return {
    domain: nameAt(names.domains, items.domain[item], NONE_U16),
    language: nameAt(names.languages, items.language[item], NONE_U16),
    turn: items.turn[item] || null,
    promptChars: items.promptChars[item] ?? 0,
    goldStrength: finite(items.goldStrength[item]),
    flags: flagWords(items.flags[item] ?? 0, ITEM_WORDS),
    responses: range(items.firstResponse).map((at) => responseAt(view, at)),
    judgments: range(items.firstJudgment).map((row) => judgmentAt(view, row)),
  };
}

function responseAt({ responses, names }: BatchView, at: number): RecordResponse {
  return {
    model: nameAt(names.models, responses.model[at], NONE_U16),
    chars: responses.chars[at] ?? 0,
    words: responses.words[at] ?? 0,
    flags: flagWords(responses.flags[at] ?? 0, RESPONSE_WORDS),
  };
}

function judgmentAt({ judgments, names }: BatchView, row: number): RecordJudgment {
  const second = judgments.second[row] as number;
  const verdict = judgments.goldVerdict[row];
  return {
    leads: judgments.lead[row] === 1,
    annotator: nameAt(names.annotators, judgments.annotator[row], NONE_U32),
    first: (judgments.first[row] as number) + 1,
    second: second === NONE_U8 ? null : second + 1,
    strength: finite(judgments.strength[row]),
    tie: TIE_WORDS[judgments.tie[row] ?? 0] ?? "none",
    seconds: finite(judgments.seconds[row]),
    at: finite(judgments.at[row]),
    gold: verdict === GoldVerdict.RIGHT ? "right" : verdict === GoldVerdict.WRONG ? "wrong" : null,
  };
}

/** @example judgmentText({ strength: -0.5, tie: "none", … }) // "first 0.50" */
export function judgmentText({ strength, tie, first, second }: RecordJudgment): string {
  if (tie !== "none") return tie;
  if (strength === null) return second === null ? "unpaired" : "no preference given";
  if (strength === 0) return "tie";
  const winner = strength < 0 ? first : (second ?? first);
  const side = winner === 1 ? "first" : winner === 2 ? "second" : `response ${winner}`;
  return `${side} ${Math.abs(strength).toFixed(2)}`;
}

const TIE_WORDS: Record<number, RecordJudgment["tie"]> = {
  [Tie.NONE]: "none",
  [Tie.TIE]: "tie",
  [Tie.BOTH_BAD]: "both bad",
  [Tie.BOTH_GOOD]: "both good",
  [Tie.SKIP]: "skip",
};

const ITEM_WORDS: [number, string][] = [
  [ItemFlag.GOLD, "gold"],
  [ItemFlag.IDENTICAL_RESPONSES, "identical responses"],
  [ItemFlag.MULTI_TURN, "multi-turn"],
];

const RESPONSE_WORDS: [number, string][] = [
  [ResponseFlag.EMPTY, "empty"],
  [ResponseFlag.ERROR_TEXT, "error text"],
  [ResponseFlag.TRUNCATED, "truncated"],
  [ResponseFlag.REFUSAL, "refusal"],
  [ResponseFlag.IDENTITY_LEAK, "identity leak"],
  [ResponseFlag.HAS_TABLE, "table"],
  [ResponseFlag.HAS_LINK, "link"],
  [ResponseFlag.HAS_CODE, "code"],
  [ResponseFlag.APOLOGY, "apology"],
];

function flagWords(flags: number, words: readonly [number, string][]): string[] {
  return words.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);
}

function nameAt(names: readonly string[], index: number | undefined, none: number): string | null {
  return index === undefined || index === none ? null : (names[index] ?? null);
}

function finite(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
