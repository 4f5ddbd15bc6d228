/** What a label must agree with beyond its own shape: its scale and the responses of its item. Part of the specification. */
import { z } from "zod";
import { choiceLabel, likertLabel, strengthLabel } from "./judgment-schema.ts";

export const goldSchema = z.discriminatedUnion("kind", [
  z.looseObject(choiceLabel),
  z.looseObject(likertLabel),
  z.looseObject(strengthLabel),
]);

interface LabelledRecord {
  responses: { text: unknown }[];
  judgments: readonly Record<string, unknown>[];
  gold?: Record<string, unknown> | null;
}

/** One sentence per broken rule. */
export function labelIssues(record: LabelledRecord): string[] {
  const count = record.responses.length;
  const issues = record.judgments.flatMap((judgment) => [
    ...rulesOf(judgment, record.responses).filter((rule) => !rule.holds),
    ...(contradicts(judgment) ? [{ message: "tie_kind tie beside a preference" }] : []),
  ]);
  const gold = record.gold ? goldRules(record.gold, record.judgments, count).filter((rule) => !rule.holds) : [];
  return [...issues, ...gold].map((rule) => rule.message);
}

interface LabelRule {
  holds: boolean;
  message: string;
}

function rulesOf(label: Record<string, unknown>, responses: { text: unknown }[]): LabelRule[] {
  const count = responses.length;
  const value = Number(label.value);
  const list = (label.values ?? label.ranks ?? []) as number[];
  const isIndex = (index: unknown) => index === undefined || index === null || Number(index) < count;
  switch (label.kind) {
    case "likert":
      return [rule(count === 2, "two responses"), rule(value <= Number(label.points), "value within points")];
    case "strength": {
      const scale = Number(label.scale);
      const onScale = Math.abs(value) <= scale || (value === -100 && scale < 100);
      return [rule(count === 2, "two responses"), rule(onScale, "value within scale")];
    }
    case "choice":
      return choiceRules(label, count);
    case "rating":
      return [
        rule(list.length === count, "one value per response"),
        rule(Number(label.min) < Number(label.max), "min below max"),
        rule(
          list.every((x) => x >= Number(label.min) && x <= Number(label.max)),
          "values within min and max",
        ),
      ];
    case "ranking":
      return [rule(list.length === count && list.every((rank) => rank <= count), "one rank per response, 1…n")];
    case "thumbs":
      return [rule(isIndex(label.response) && (count === 1 || typeof label.response === "number"), "which response")];
    case "edit":
      return [rule(isIndex(label.preferred), "an existing response")];
    case "spans":
      return (label.spans as Span[]).map((span) => rule(fits(span, responses), "span within its response"));
    default:
      return [];
  }
}

function choiceRules(label: Record<string, unknown>, count: number): LabelRule[] {
  const { value, degree, degrees } = label;
  const prefers = typeof value === "number" || value === "first" || value === "second";
  const hasDegrees = typeof degrees === "number";
  const hasDegree = typeof degree === "number";
  return [
    rule(count >= 2, "at least two responses"),
    rule(typeof value !== "number" || value < count, "an existing response"),
    rule(hasDegrees || !hasDegree, "degrees beside degree"),
    rule(!hasDegrees || hasDegree || !prefers, "a degree for a preference"),
    rule(!hasDegree || Number(degree) <= Number(degrees), "degree within degrees"),
  ];
}

function contradicts(label: Record<string, unknown>): boolean {
  if (label.tie_kind !== "tie") return false;
  if (label.kind === "likert") return Number(label.value) !== (Number(label.points) + 1) / 2;
  if (label.kind === "strength") return label.value !== 0;
  return label.kind === "choice" && label.value !== "tie";
}

function goldRules(gold: Record<string, unknown>, judgments: readonly Record<string, unknown>[], count: number) {
  const pairs = judgments.filter(({ kind }) => kind === "likert" || kind === "choice" || kind === "strength");
  const size = gold.kind === "likert" ? "points" : "scale";
  const sameScale = pairs.every((judgment) => judgment.kind === gold.kind && judgment[size] === gold[size]);
  return [
    ...rulesOf(gold, new Array<{ text: unknown }>(count).fill({ text: "" })),
    rule(count === 2, "gold compares two responses"),
    rule(gold.kind === "choice" || sameScale, "gold on the scale of the judgments"),
  ];
}

interface Span {
  response: number;
  start: number;
  end: number;
  quote?: string | null;
}

function fits({ response, start, end, quote }: Span, responses: { text: unknown }[]): boolean {
  const text = responses[response]?.text;
  if (text === undefined) return false;
  if (typeof text !== "string") return true;
  const points = [...text];
  return end <= points.length && (typeof quote !== "string" || points.slice(start, end).join("") === quote);
}

function rule(holds: boolean, message: string): LabelRule {
  return { holds, message };
}
