/**
 * A slice: a predicate over judgments that can be saved, linked and read aloud. Its fields are joined by *and*, the
 * entries of a list by *or*; the empty predicate is everything.
 */
import { z } from "zod";
import { countOf, groupDigits, lineText } from "#app/domain/figure.ts";
import { parseInstant } from "#app/domain/instant.ts";
import { LABEL_KINDS } from "#app/metrics/agreement/label-kinds.ts";
import { RETEST_KINDS } from "#app/metrics/agreement/retests.ts";
import { FEATURE_IDS, featureOf } from "#app/metrics/bias/features.ts";
import { CONTAMINATION_RULE_IDS, contaminationRuleName } from "#app/metrics/integrity/contamination-rules.ts";
import { MARK_TEXT, MARKS, type Mark } from "./marks.ts";
import { unitPhrases } from "./unit-phrases.ts";

const names = z.array(z.string().min(1)).min(1, "Name at least one, or leave the field out.");
const strength = z.number().min(0, "Strength runs from 0 to 1.").max(1, "Strength runs from 0 to 1.");
const chars = z.number().min(0, "Characters count from 0.");
const words = z.int().min(0, "Words count from 0.");
const ratio = z.number().min(0, "Ratios are not negative.");
const probability = z.number().min(0, "Probabilities run from 0 to 1.").max(1, "Probabilities run from 0 to 1.");
const share = z.number().min(0, "Shares run from 0 to 1.").max(1, "Shares run from 0 to 1.");
const raters = z.int().min(2, "Two annotators at least share a comparison.");
const turn = z.int().min(1, "Turns count from 1.");

const instant = z.string().refine((text) => !Number.isNaN(parseInstant(text)), "Write the time as 2026-10-05T14:00Z.");

/** A delivery and the place of an item in it, as in the address of a record. */
const record = z.string().regex(/^\d{1,12}\/\d{1,12}$/, "Name a record as DELIVERY/PLACE.");

export const SIDES = ["first", "second", "tie", "both_bad", "both_good", "skip"] as const;

export const AGREED_SIDES = ["first", "tie", "second"] as const;

export const sliceSchema = z.strictObject({
  annotators: names.optional(),
  /** On items that one of these annotators judged too. */
  sharedWith: names.optional(),
  /** A side or a tie on comparisons on which one of these annotators gave one too. */
  metBy: names.optional(),
  /** Comparisons to which exactly so many named annotators gave a side or a tie, with the answer of each that counts. */
  answeredBy: raters.optional(),
  /** The same of sides alone. */
  decidedBy: raters.optional(),
  /** Labels of this kind on comparisons to which two or more named annotators gave one, the label of each that counts. */
  shared: z.enum(LABEL_KINDS).optional(),
  /** Those of them that are this label, as tables of agreement name it; with `shared` alone. */
  sharedLabel: z.string().min(1).optional(),
  /** Shared comparisons with two labels of the scale exactly so many points apart. */
  pointsApart: z.int().min(0, "Points apart count from 0.").optional(),
  /** Shared comparisons by the share of pairs of annotators who took different sides: more than this. */
  disagreeOver: share.optional(),
  /** The same: this or less. */
  disagreeAtMost: share.optional(),
  /** Items of three or more responses that exactly so many named annotators ranked or rated in full. */
  rankedBy: raters.optional(),
  /** Ratings in full of items that exactly so many named annotators rated so, two responses or more. */
  ratedBy: raters.optional(),
  domains: names.optional(),
  languages: names.optional(),
  /** Models of either compared response. */
  models: names.optional(),
  /** Models of the response compared with one of `models`. */
  against: names.optional(),
  turnAtLeast: turn.optional(),
  turnAtMost: turn.optional(),
  /** On the size of the strength, whichever side it prefers. */
  strengthAtLeast: strength.optional(),
  strengthAtMost: strength.optional(),
  side: z.enum(SIDES).optional(),
  gold: z.boolean().optional(),
  /** Gold items whose agreed answer is this. */
  agreed: z.enum(AGREED_SIDES).optional(),
  /** Items with a response of one of these models, compared or not. */
  writtenBy: names.optional(),
  /** Items with a response of one of these models that declines to answer. */
  refusedBy: names.optional(),
  /** Items whose responses are by exactly these models, each as often as it is named. */
  modelSet: names.optional(),
  /** Items with a response of one of these models that names a model or vendor. */
  leaks: names.optional(),
  /** The first language detected in the item that is not the one it names. */
  detected: names.optional(),
  /** On the probability of the likelier side of a shared comparison, ½ to 1. */
  sureAtLeast: probability.optional(),
  /** The probability itself is not part of it. */
  sureBelow: probability.optional(),
  /** true: the preferred response has more characters; false: fewer. */
  longerWins: z.boolean().optional(),
  /** Decided comparisons in which one response alone has, or has more of, any of these. */
  differs: z.array(z.enum(FEATURE_IDS)).min(1).optional(),
  /** The response with more of all that `differs` names is preferred (more) or the other one (less). */
  prefers: z.enum(["more", "less"]).optional(),
  /** false: what an annotator answered first; true: what the same annotator answered again. */
  repeat: z.boolean().optional(),
  /** UTC days of the judgments, YYYY-MM-DD. */
  days: z
    .array(z.string().regex(/^\d{4}-\d\d-\d\d$/, "Write a day as YYYY-MM-DD."))
    .min(1, "Name at least one, or leave the field out.")
    .optional(),
  /** ISO 8601; the second is not part of it. */
  madeFrom: instant.optional(),
  madeBefore: instant.optional(),
  /** On the mean characters of the two compared responses. */
  charsAtLeast: chars.optional(),
  charsAtMost: chars.optional(),
  /** On the characters of any response of the item. */
  responseAtLeast: chars.optional(),
  responseAtMost: chars.optional(),
  /** Any of these. */
  marks: z.array(z.enum(MARKS)).min(1).optional(),
  /** Rules of evaluation contamination, deciding or counted beside, of which the prompt meets any. */
  contamination: z.array(z.enum(CONTAMINATION_RULE_IDS)).min(1).optional(),
  /** Number of a near-duplicate cluster. */
  cluster: z.int().min(1).optional(),
  /** Key of a prompt; below 0 the number of a cluster of near-duplicate prompts. */
  prompt: z.int().optional(),
  /** Items of which the batch holds as many, with the item itself: 1 = no exact copy. */
  copies: z.int().min(1).optional(),
  /** Words of the prompt, context included, as levels of difficulty have them. */
  wordsAtLeast: words.optional(),
  wordsAtMost: words.optional(),
  /** Answers of an annotator to two responses that he answered again so. */
  retest: z.enum(RETEST_KINDS).optional(),
  /** Characters of the prompt. */
  promptAtLeast: chars.optional(),
  promptAtMost: chars.optional(),
  /** Characters of the longer compared response for each one of the shorter. */
  ratioAtLeast: ratio.optional(),
  ratioAtMost: ratio.optional(),
  /** Records by delivery and place, `12/345`: of a delivery that was superseded, none. */
  records: z.array(record).min(1, "Name at least one, or leave the field out.").optional(),
});

export type Slice = z.infer<typeof sliceSchema>;

/** How a phrase names what has another name for other readers. */
export interface SliceWords {
  mark(mark: Mark): string;
  /** @param place `12/345`, as the slice has it. */
  record(place: string): string;
}

const OUR_WORDS: SliceWords = { mark: (mark) => MARK_TEXT[mark].phrase, record: (place) => place };

/**
 * The slice as a phrase that finishes "Leave out …".
 *
 * @example describeSlice({ annotators: ["w-17", "w-31"], domains: ["writing"] }) // "judgments by w-17 or w-31 in writing"
 */
export function describeSlice(slice: Slice, words: SliceWords = OUR_WORDS): string {
  const phrases = [
    slice.annotators && `by ${anyOf(slice.annotators)}`,
    slice.sharedWith && `on items that ${anyOf(slice.sharedWith)} judged too`,
    slice.metBy && `with a side or a tie where ${anyOf(slice.metBy)} gave one too`,
    slice.answeredBy !== undefined &&
      `on comparisons that ${countOf(slice.answeredBy, "annotator")} answered with a side or a tie`,
    slice.decidedBy !== undefined && `on comparisons that ${countOf(slice.decidedBy, "annotator")} decided`,
    ...unitPhrases(slice),
    slice.domains && `in ${anyOf(slice.domains)}`,
    slice.languages && `in language ${anyOf(slice.languages)}`,
    slice.models && `on responses of ${anyOf(slice.models)}`,
    slice.against && `against ${anyOf(slice.against)}`,
    rangeText("turn", slice.turnAtLeast, slice.turnAtMost, String),
    rangeText("strength", slice.strengthAtLeast, slice.strengthAtMost, lineText),
    slice.side && SIDE_TEXT[slice.side],
    slice.gold !== undefined && (slice.gold ? "on gold items" : "on items that are not gold"),
    slice.agreed && `on gold items whose agreed answer is ${AGREED_TEXT[slice.agreed]}`,
    slice.writtenBy && `on records with a response of ${anyOf(slice.writtenBy)}`,
    slice.refusedBy && `on records whose response of ${anyOf(slice.refusedBy)} declines to answer`,
    slice.modelSet && `on records whose responses are by ${slice.modelSet.join(" and ")}`,
    rangeText("response length", slice.responseAtLeast, slice.responseAtMost, (value) => countOf(value, "character")),
    slice.leaks && `on records whose response of ${anyOf(slice.leaks)} names a model or vendor`,
    slice.detected && `on records in which ${anyOf(slice.detected)} was detected and not named`,
    sureText(slice.sureAtLeast, slice.sureBelow),
    rangeText("mean length", slice.charsAtLeast, slice.charsAtMost, (value) => countOf(value, "character")),
    slice.days && `made on ${anyOf(slice.days)}`,
    slice.madeFrom && `made from ${timeText(slice.madeFrom)}`,
    slice.madeBefore && `made before ${timeText(slice.madeBefore)}`,
    slice.marks?.map(words.mark).join(" or "),
    slice.contamination &&
      `on prompts that meet a protected text by the rule “${slice.contamination.map(contaminationRuleName).join("” or “")}”`,
    slice.prompt !== undefined && (slice.prompt < 0 ? "on one prompt and its near-duplicates" : "on one prompt"),
    slice.copies !== undefined &&
      (slice.copies === 1 ? "on items without a copy" : `on items that came ${groupDigits(slice.copies)} times`),
    slice.repeat !== undefined &&
      (slice.repeat ? "that the same annotator gave again" : "that are the first answer of their annotator"),
    slice.cluster !== undefined && `in near-duplicate cluster ${groupDigits(slice.cluster)}`,
    rangeText("prompt length", slice.wordsAtLeast, slice.wordsAtMost, (value) => countOf(value, "word")),
    rangeText("prompt characters", slice.promptAtLeast, slice.promptAtMost, groupDigits),
    rangeText("length ratio", slice.ratioAtLeast, slice.ratioAtMost, lineText),
    slice.records &&
      `of ${slice.records.length === 1 ? "record" : "records"} ${anyOf(slice.records.map(words.record))}`,
    slice.differs && `of which one response ${slice.differs.map((id) => featureOf(id).phrase).join(" or ")}`,
    slice.differs && slice.prefers && `that prefer ${slice.prefers === "more" ? "that" : "the other"} response`,
    slice.longerWins !== undefined && `that prefer the ${slice.longerWins ? "longer" : "shorter"} response`,
  ].filter((phrase) => phrase !== false && phrase !== undefined);
  return phrases.length === 0
    ? "all judgments"
    : `judgments ${phrases.join(", ").replace(/^(by [^,]+), in /, "$1 in ")}`;
}

const SIDE_TEXT: Record<(typeof SIDES)[number], string> = {
  first: "that prefer the first shown response",
  second: "that prefer the later shown response",
  tie: "that are ties",
  both_bad: "that call both bad",
  both_good: "that call both good",
  skip: "that are skipped",
};

const AGREED_TEXT: Record<(typeof AGREED_SIDES)[number], string> = {
  first: "the first response",
  tie: "a tie",
  second: "the second response",
};

function sureText(least: number | undefined, below: number | undefined) {
  if (least === undefined && below === undefined) return undefined;
  const bounds = [least !== undefined && `${least} or more`, below !== undefined && `under ${below}`];
  return `on shared comparisons whose likelier side has a probability of ${bounds.filter(Boolean).join(" and ")}`;
}

function timeText(instant: string): string {
  return `${new Date(parseInstant(instant)).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Names up to three; more are counted. */
function anyOf(list: readonly string[]): string {
  if (list.length > 3) return `${list.slice(0, 2).join(", ")} or ${countOf(list.length - 2, "other")}`;
  return list.join(" or ");
}

function rangeText(name: string, least: number | undefined, most: number | undefined, text: (value: number) => string) {
  if (least !== undefined && most !== undefined)
    return least === most ? `of ${name} ${text(least)}` : `of ${name} ${text(least)} to ${text(most)}`;
  if (least !== undefined) return `of ${name} ${text(least)} or more`;
  return most === undefined ? undefined : `of ${name} ${text(most)} or less`;
}
