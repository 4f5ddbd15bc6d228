/**
 * The canonical record: what every file format and vendor layout becomes before anything else looks at it.
 * Field meanings are documented for users in the README ("The canonical delivery").
 */
import type { JudgmentKind, TieKind } from "./strength.ts";

export interface Message {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
}

export interface ResponseRecord {
  text: string | Message[];
  model?: string;
  params?: Record<string, unknown>;
  /** One verdict per constraint of the item, when the vendor ran the check. */
  verified?: boolean[];
}

interface JudgmentCommon {
  /** Pseudonym; absent = one anonymous annotator, so agreement is not computable. */
  annotator?: string;
  /** Active seconds. */
  seconds?: number;
  started_at?: string;
  at?: string;
  comment?: string;
  is_repeat_of?: string;
  tie_kind?: Exclude<TieKind, "none">;
  /** Kept and shown, never interpreted. */
  meta?: Record<string, unknown>;
}

export interface SpanMark {
  response: number;
  start: number;
  end: number;
  category: string;
  severity?: string | number;
  quote?: string;
}

export type ChoiceValue = "first" | "second" | "tie" | "both_bad" | "both_good" | "skip" | number;

export type JudgmentRecord = JudgmentCommon &
  (
    | { kind: "likert"; value: number; points: number }
    | { kind: "choice"; value: ChoiceValue; degree?: number; degrees?: number }
    | { kind: "strength"; value: number; scale: number }
    | { kind: "rating"; values: number[]; min: number; max: number; attribute?: string }
    | { kind: "ranking"; ranks: number[] }
    | { kind: "thumbs"; value: boolean; response?: number }
    | { kind: "edit"; text: string; preferred?: number }
    | { kind: "spans"; spans: SpanMark[] }
    | { kind: "critique"; text: string; revision?: string }
  );

export interface GoldAnswer {
  kind: JudgmentKind;
  value: ChoiceValue;
  points?: number;
  scale?: number;
  degree?: number;
  degrees?: number;
}

export interface ConstraintRecord {
  id: string;
  args?: Record<string, unknown>;
}

export interface ItemRecord {
  id: string;
  prompt: string | Message[];
  /** In the order shown to the annotator. */
  responses: ResponseRecord[];
  /** Empty = awaiting feedback. */
  judgments: JudgmentRecord[];
  conversation?: string;
  /** 1-based turn of the conversation. */
  turn?: number;
  domain?: string;
  /** BCP 47. */
  language?: string;
  tags?: string[];
  gold?: GoldAnswer;
  constraints?: ConstraintRecord[];
  /** false when display order is lost (chosen/rejected files): position bias is then not computable. Default true. */
  order_known?: boolean;
  /** Kept and shown, never interpreted. */
  meta?: Record<string, unknown>;
}

/** Where a stored record is: its delivery, and its place in it from 0. */
export interface RecordPlace {
  deliveryId: number;
  n: number;
}
