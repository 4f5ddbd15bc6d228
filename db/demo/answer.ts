/** Turns a draft into a response of a given kind and style, the same way for every family and language. */
import type { Draft } from "./draft.ts";
import { PHRASES, type Phrases } from "./phrases.ts";
import type { Random } from "./random.ts";

/** What a response is, best first. Its worth decides which side is truly preferred. */
export const ANSWER_KINDS = ["full", "plain", "terse", "padded", "partial", "wrong", "off-topic", "refusal"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const WORTH: Record<AnswerKind, number> = {
  full: 1,
  plain: 0.88,
  terse: 0.74,
  padded: 0.62,
  partial: 0.38,
  wrong: 0.22,
  "off-topic": 0.04,
  refusal: 0,
};

export const STYLES = ["prose", "list", "headed", "chatty"] as const;
export type Style = (typeof STYLES)[number];

/** `draft` is the draft to answer; for "off-topic" the caller passes the draft of another prompt. */
export function answer(draft: Draft, kind: AnswerKind, style: Style, random: Random): string {
  const phrases = PHRASES[draft.language];
  if (kind === "refusal") return random.one(phrases.refusals);
  if (kind === "partial") return ending(opening(phrases, style, false, random) + draft.partial, phrases, style, random);
  if (kind === "terse") return draft.core;
  if (kind === "padded") return padded(draft, phrases, random);
  const core = kind === "wrong" ? draft.wrong : draft.core;
  const wanted = kind === "full" ? 3 : kind === "wrong" ? 1 + random.below(2) : 1;
  const points = some(draft.points, wanted, random);
  if (style === "list" && points.length > 1) return listed(core, points, phrases, draft.block, random);
  if (style === "headed") return headed(core, points, phrases, random);
  const text = opening(phrases, style, draft.block, random) + separated(core, draft.block) + points.join(" ");
  return ending(text, phrases, style, random);
}

function padded(draft: Draft, phrases: Phrases, random: Random): string {
  const first = random.below(phrases.padding.length);
  const second = (first + 1) % phrases.padding.length;
  return `${phrases.padding[first]}\n\n${draft.core}\n\n${phrases.padding[second]}`;
}

function listed(core: string, points: string[], phrases: Phrases, block: boolean, random: Random): string {
  const main = block || random.chance(0.5) ? core : `**${core}**`;
  const marks = random.chance(0.3)
    ? points.map((point, i) => `${i + 1}. ${point}`)
    : points.map((point) => `- ${point}`);
  return `${main}\n\n${random.one(phrases.notes)}\n${marks.join("\n")}`;
}

function headed(core: string, points: string[], phrases: Phrases, random: Random): string {
  return `## ${random.one(phrases.headers)}\n\n${core}\n\n**${random.one(phrases.notes)}** ${points.join(" ")}`;
}

function opening(phrases: Phrases, style: Style, block: boolean, random: Random): string {
  if (!block) return random.one(style === "chatty" ? phrases.cheers : phrases.leads);
  const lead = (style === "chatty" ? random.one(phrases.cheers) : "") + random.one(phrases.blockLeads);
  return lead === "" ? "" : `${lead.trimEnd()}\n\n`;
}

/** A block stands alone; a sentence goes on. */
function separated(core: string, block: boolean): string {
  return block ? `${core}\n\n` : `${core} `;
}

function ending(text: string, phrases: Phrases, style: Style, random: Random): string {
  const last = style === "chatty" ? random.one(phrases.cheerfulClosings) : random.one(phrases.closings);
  if (last === "") return text.trimEnd();
  return `${text.trimEnd()}${text.includes("\n") ? "\n\n" : " "}${last}`;
}

/** `wanted` of the points, in their order, starting anywhere. */
function some(points: string[], wanted: number, random: Random): string[] {
  if (wanted >= points.length) return points;
  const start = random.below(points.length - wanted + 1);
  return points.slice(start, start + wanted);
}
