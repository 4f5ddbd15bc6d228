/**
 * A batch as typed-array columns: what every metric reads.
 *
 * Measuring a delivery, a slice, an annotator, a what-if or a release is the same call on the same columns with another
 * `keepItem` mask and other judgment `weight`s. Rows of `responses` are grouped by item, rows of `judgments` likewise,
 * both in item order, so `firstResponse[i] … firstResponse[i + 1]` are the responses of item i.
 */
import type { Scale } from "#app/domain/strength.ts";

/** "No entry" in an unsigned dictionary-index column. */
export const NONE_U16 = 0xffff;
export const NONE_U32 = 0xffffffff;
export const NONE_U8 = 0xff;

/** Bits of `items.flags`. */
export const ItemFlag = { ORDER_KNOWN: 1, GOLD: 2, IDENTICAL_RESPONSES: 4, MULTI_TURN: 8 } as const;
/** Bits of `responses.flags`. */
export const ResponseFlag = {
  EMPTY: 1,
  ERROR_TEXT: 2,
  TRUNCATED: 4,
  REFUSAL: 8,
  IDENTITY_LEAK: 16,
  HAS_TABLE: 32,
  HAS_LINK: 64,
  HAS_CODE: 128,
} as const;
/** Values of `judgments.tie`. The order is TIE_KINDS of the domain. */
export const Tie = { NONE: 0, TIE: 1, BOTH_BAD: 2, BOTH_GOOD: 3, SKIP: 4 } as const;
/** Values of `judgments.goldVerdict`. */
export const GoldVerdict = { NOT_GOLD: 0, RIGHT: 1, WRONG: 2 } as const;

export interface ItemColumns {
  n: number;
  /** 53-bit hash of the normalised prompt with its context. */
  promptKey: Float64Array;
  /** 53-bit hash of the prompt and its responses, whatever their order. */
  pairKey: Float64Array;
  /** 53-bit hash of the conversation id; 0 = none. */
  conversationKey: Float64Array;
  /** 1-based; 0 = not given. */
  turn: Uint16Array;
  /** Index into `names.domains`, or NONE_U16. */
  domain: Uint16Array;
  /** Index into `names.languages`, or NONE_U16. */
  language: Uint16Array;
  flags: Uint8Array;
  /** Characters of the prompt. */
  promptChars: Uint32Array;
  /** Signed strength of the agreed answer; NaN when the item is not gold. */
  goldStrength: Float32Array;
  /** Length n + 1. */
  firstResponse: Uint32Array;
  /** Length n + 1. */
  firstJudgment: Uint32Array;
}

export interface ResponseColumns {
  n: number;
  /** 53-bit hash of the normalised text. */
  key: Float64Array;
  /** Index into `names.models`, or NONE_U16. */
  model: Uint16Array;
  chars: Uint32Array;
  words: Uint32Array;
  /** Counts below saturate at 255. */
  listItems: Uint8Array;
  headers: Uint8Array;
  bold: Uint8Array;
  emoji: Uint8Array;
  exclamations: Uint8Array;
  flags: Uint16Array;
}

/**
 * One row per *comparison*. A pairwise judgment is one row; a K-way ranking or rating is K(K-1)/2 rows of which the first
 * has `lead` = 1, so the number of judgments is the sum of `lead`. Unpaired feedback (thumbs, spans, critique) is one
 * row with `second` = NONE_U8 and strength NaN.
 */
export interface JudgmentColumns {
  n: number;
  item: Uint32Array;
  /** Index into `names.annotators`, or NONE_U32 when anonymous. */
  annotator: Uint32Array;
  /** Index into JUDGMENT_KINDS. */
  kind: Uint8Array;
  lead: Uint8Array;
  /** Positions (0-based, within the item, in display order) of the compared responses. */
  first: Uint8Array;
  second: Uint8Array;
  /** Signed, negative prefers `first`; NaN when there is none (both bad, skip, unpaired). */
  strength: Float32Array;
  /** Ordered category on the delivery's scale, 0 = first much better; -1 when there is none. Thumbs: 0 down, 1 up. */
  category: Int16Array;
  tie: Uint8Array;
  /** Active seconds; NaN when not given. */
  seconds: Float32Array;
  /** UTC milliseconds; NaN when not given. */
  at: Float64Array;
  goldVerdict: Uint8Array;
  /** 1 = the annotator answered this item before; its weight is 0. Absent where nothing was repeated. */
  repeat?: Uint8Array;
}

export interface BatchView {
  items: ItemColumns;
  responses: ResponseColumns;
  judgments: JudgmentColumns;
  names: { annotators: string[]; domains: string[]; languages: string[]; models: string[] };
  /** The scale of the pairwise labels; null when the delivery mixes scales or has none. */
  scale: Scale | null;
  /** 1 = in, 0 = out. Length items.n. */
  keepItem: Uint8Array;
  /** Weight of each judgment row; 0 = out. Length judgments.n. */
  weight: Float32Array;
}
