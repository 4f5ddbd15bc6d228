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
  /** Holds an apology, wherever it stands. */
  APOLOGY: 256,
} as const;
/** Bits of `items.marks`: what the texts and the meta-data of an item showed when it was read. */
export const ItemMark = {
  /** A prompt message holds personal data, or a secret such as a key, confirmed by its checksum where it has one. */
  PII: 1,
  SECRET: 2,
  /** The user states an opinion of his own. */
  USER_STANCE: 4,
  /** The record lists verifiable constraints. */
  CONSTRAINED: 8,
  /** Every response names its sampling parameters; every judgment has a start and an end. */
  SAMPLING_KNOWN: 16,
  TIMES_KNOWN: 32,
  /** A listed constraint is none we can check, or lacks what its check needs. */
  UNKNOWN_CONSTRAINT: 64,
} as const;
/** Bits of `responses.marks`. */
export const ResponseMark = {
  PII: 1,
  SECRET: 2,
  /** Opens by agreeing, or disagreeing, with the user. */
  AGREES: 4,
  DISAGREES: 8,
  /** All constraints of the item were checked by us and hold; at least one was checked and does not. */
  VERIFIED: 16,
  VIOLATED: 32,
  /** The same by the vendor's own verdicts. */
  VENDOR_VERIFIED: 64,
  VENDOR_VIOLATED: 128,
} as const;
/** Bits of both `marks` columns: the kinds of personal data behind PII. */
export const PersonalMark = {
  EMAIL: 256,
  CARD: 512,
  IBAN: 1024,
  PHONE: 2048,
  IP_ADDRESS: 4096,
  NATIONAL_ID: 8192,
} as const;
/**
 * Bits of `items.contamination`: the rules under which the prompt matches a protected evaluation set. PROMPT_SHARE looks
 * from the batch's side (how much of the prompt stands in the evaluation text), the others from the evaluation's.
 */
export const ContaminationRule = {
  EXACT: 1,
  NGRAM_13: 2,
  NGRAM_8_SHARE: 4,
  COVERAGE: 8,
  TWO_STAGE: 16,
  PROMPT_SHARE: 32,
} as const;
/**
 * Bits of `items.copied`: the item is, word for word or nearly, one that an earlier week of the contract or another contract
 * brought, as it stood when the delivery was taken in. What is the same is also nearly the same.
 */
export const CopyOf = { EARLIER: 1, NEARLY_EARLIER: 2, ELSEWHERE: 4, NEARLY_ELSEWHERE: 8 } as const;
/** `responses.similarity` of a response that was not compared. */
export const NOT_COMPARED = 255;
/** `responses.similarity` / this = similarity 0 … 1. */
export const SIMILARITY_STEPS = 200;
/** A language column while a delivery is taken in: the detector has yet to settle it. Never stored for good. */
export const IN_DOUBT = 255;
/** Values of `judgments.commentSide`: the side that the written justification says is better. */
export const CommentSide = { NONE: 0, FIRST: 1, SECOND: 2 } as const;
/** Bits of `judgments.commentMarks`: traces of a chat model in a written justification. */
export const CommentMark = { ASSISTANT_SPEECH: 1, MARKDOWN: 2 } as const;
/** Values of `judgments.tie`. The order is TIE_KINDS of the domain. */
export const Tie = { NONE: 0, TIE: 1, BOTH_BAD: 2, BOTH_GOOD: 3, SKIP: 4 } as const;
/** Values of `judgments.goldVerdict`. */
export const GoldVerdict = { NOT_GOLD: 0, RIGHT: 1, WRONG: 2 } as const;

export interface ItemColumns {
  n: number;
  /** 53-bit hash of the normalised prompt with its context. */
  promptKey: Float64Array;
  /** Items of one cluster share it: what intervals take as not independent. See `cluster-keys.ts`. */
  clusterKey: Float64Array;
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
  promptWords: Uint32Array;
  /** Hash of the conversation up to and with the last assistant message of the prompt; 0 = single turn. */
  contextKey: Float64Array;
  /** Bits of {@link ItemMark}. */
  marks: Uint16Array;
  /** Detected language of the last user message, a place in LANGUAGES of the domain; 0 = not detected. */
  promptLanguage: Uint8Array;
  /** Number of the near-duplicate cluster of the whole item, and of its prompt alone; 0 = like no other. */
  nearItem: Uint32Array;
  nearPrompt: Uint32Array;
  /** Bits of {@link CopyOf}. */
  copied: Uint8Array;
  /** Bits of {@link ContaminationRule}. */
  contamination: Uint8Array;
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
  /** Bits of {@link ResponseMark}. */
  marks: Uint16Array;
  /** Words of ten letters or more, and hedges (perhaps, various, in some cases …); both saturate. */
  longWords: Uint16Array;
  hedges: Uint16Array;
  /** Stock opening, a place in STOCK_OPENINGS of the domain counted from 1; 0 = none. */
  opening: Uint8Array;
  /** Detected language, a place in LANGUAGES of the domain; 0 = not detected. */
  language: Uint8Array;
  /** Likeness to the first response of the item in steps of 1 / SIMILARITY_STEPS; NOT_COMPARED for that one itself. */
  similarity: Uint8Array;
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
  /** 53-bit hash of the normalised justification; 0 = none was written. */
  commentKey: Float64Array;
  commentWords: Uint16Array;
  commentSide: Uint8Array;
  /** The hash with what names a side or a number left open; 0 = none was written. */
  commentForm: Uint32Array;
  /** Bits of {@link CommentMark}. */
  commentMarks: Uint8Array;
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
  /** The deliveries whose items stand here one after the other; absent where the view is no whole batch. */
  deliveries?: readonly { id: number; items: number }[];
  /** The oldest parser version that read one of them; absent where all were read by today's. */
  parserVersion?: number;
}
