/** The faults that can be planted, each alone or together, and the record of what was planted. */

/** How an annotator labels. `careful` is everybody else. */
export const CONDUCTS = [
  "careful",
  "weak",
  "spammer",
  "position-clicker",
  "length-lover",
  "flipped-scale",
  "speeder",
  "straight-liner",
  "format-lover",
  "copier",
  "boilerplate",
] as const;
export type Conduct = (typeof CONDUCTS)[number];

export interface AnnotatorFault {
  kind: Exclude<Conduct, "careful">;
  annotator: string;
  /** Share of the batch's judgments this annotator gives; without it an ordinary workload. */
  share?: number;
  /** Whom a copier copies: he is the other annotator of those items, and answers as that one did. */
  of?: string;
}

/** A run of lines whose prompt and responses were delivered before, under new ids. */
export interface CopiedBlock {
  kind: "copied-block";
  share: number;
  /** The earlier delivery the texts come from, by its plan, and the 0-based line where the run begins; null = this one. */
  from: { first: number; prefix: string; line: number } | null;
  annotator: string;
}

/** Items whose two responses come from models that are not approved. */
export interface StaleCheckpoint {
  kind: "stale-checkpoint";
  share: number;
  models: [string, string];
}

/** All annotators lean to the longer response in one domain. */
export interface LengthDrift {
  kind: "length-drift";
  domain: string;
  /** Added to the perceived gap per natural logarithm of the length ratio. */
  pull: number;
}

/** Lines that must end in quarantine. */
export interface MalformedRows {
  kind: "malformed-rows";
  rows: number;
}

/** Items that repeat the line before with light edits. */
export interface NearCopies {
  kind: "near-copies";
  share: number;
}

/** Prompts with an e-mail address, card, account, phone number or token. */
export interface PersonalData {
  kind: "personal-data";
  share: number;
}

/** Items said to be English with one response in German. */
export interface WrongLanguage {
  kind: "wrong-language";
  share: number;
}

/** Users state an opinion, one response opens by agreeing, and everybody's perceived gap leans to it. */
export interface Sycophancy {
  kind: "sycophancy";
  /** Of the items that are not gold. */
  share: number;
  /** Added to the perceived gap. */
  lean: number;
}

/** Items that are prompts of the protected evaluation set, with answers to them. */
export interface ProtectedPrompts {
  kind: "protected-prompts";
  items: number;
}

export type Fault =
  | AnnotatorFault
  | CopiedBlock
  | StaleCheckpoint
  | LengthDrift
  | MalformedRows
  | NearCopies
  | PersonalData
  | WrongLanguage
  | Sycophancy
  | ProtectedPrompts;

export const MALFORMATIONS = [
  "broken-json",
  "no-responses",
  "label-out-of-range",
  "no-prompt",
  "one-response-text-missing",
] as const;
export type Malformation = (typeof MALFORMATIONS)[number];

/** What is really in a delivery: written beside it, never into it. Counts include rows that are malformed afterwards. */
export interface PlantedTruth {
  items: number;
  judgments: number;
  goldItems: number;
  overlapItems: number;
  /** Judgments that prefer the truly better side, of those on items with a true gap that take a side. */
  sidesRight: number;
  sidesTaken: number;
  annotators: Record<string, { conduct: Conduct; judgments: number }>;
  copiedFromEarlier: { id: string; of: string }[];
  copiedWithin: { id: string; of: string }[];
  staleItems: number;
  lengthDrift: string[];
  nearCopies: { id: string; of: string }[];
  personalData: { id: string; what: string }[];
  wrongLanguage: string[];
  /** Items whose user states an opinion that one response agrees with. */
  sycophancy: string[];
  protectedPrompts: string[];
  /** 1-based physical lines. */
  malformed: { line: number; id: string; what: Malformation }[];
}

export function emptyTruth(): PlantedTruth {
  return {
    items: 0,
    judgments: 0,
    goldItems: 0,
    overlapItems: 0,
    sidesRight: 0,
    sidesTaken: 0,
    annotators: {},
    copiedFromEarlier: [],
    copiedWithin: [],
    staleItems: 0,
    lengthDrift: [],
    nearCopies: [],
    personalData: [],
    wrongLanguage: [],
    sycophancy: [],
    protectedPrompts: [],
    malformed: [],
  };
}
