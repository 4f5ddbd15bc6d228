import { z } from "zod";
import { countOf, lineText } from "#app/domain/figure.ts";
import { priorOf, shrunken } from "#app/metrics/annotators/shrink-shares.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { skillPoints } from "#app/metrics/gold/skill-points.ts";
import { annotatorsOf } from "../annotators-of.ts";
import { type FactorKind, factorsOf, neverSettled } from "./factor-kind.ts";
import { bound, clipped, reason, rounded, where } from "./rule-parts.ts";

export const reliabilitySchema = z.strictObject({
  action: z.literal("reliability"),
  where,
  /** agreement: Dawid and Skene's skill; gold: accuracy on gold items, shrunken towards the annotators' mean. */
  by: z.enum(["agreement", "gold"]),
  least: bound,
  most: bound,
  /** By annotator, as estimated when the rule was settled. */
  frozen: z
    .record(z.string(), z.strictObject({ skill: z.number(), n: z.number(), factor: z.number().positive() }))
    .optional(),
  reason,
});

export type ReliabilityRule = z.infer<typeof reliabilitySchema>;

/** Log-odds of skill: the weight of a vote in the best decision of independent voters (Nitzan and Paroush 1982). */
export const reliability: FactorKind<ReliabilityRule> = {
  action: "reliability",
  title: "By annotator reliability",
  about:
    "Log-odds of each annotator's skill over their mean, so that the usual annotator keeps weight 1, within bounds. Skill is estimated from the whole delivery, before any rule. Annotators without an estimate keep weight 1.",
  settle({ view }, rule) {
    const known = rule.by === "agreement" ? skillsByAgreement(view) : skillsByGold(view);
    if (typeof known === "string") return `Annotator reliability cannot be used: ${known}`;
    const total = known.reduce((sum, { n }) => sum + n, 0);
    const mean = known.reduce((sum, { n, skill }) => sum + (n / total) * logOdds(skill), 0);
    if (!(mean > 0))
      return "Annotator reliability cannot be used: on average the annotators are no better than chance, so that nobody's answers are worth more.";
    const factor = (skill: number) => rounded(clipped(logOdds(skill) / mean, rule.least, rule.most));
    const frozen = Object.fromEntries(
      known.map(({ name, n, skill }) => [name, { skill: rounded(skill), n, factor: factor(skill) }]),
    );
    return { ...rule, frozen };
  },
  factors({ view: { judgments, names }, mask }, rule) {
    const { frozen } = rule;
    if (!frozen) throw neverSettled(rule);
    const byAnnotator = names.annotators.map((name) => (Object.hasOwn(frozen, name) ? frozen[name]?.factor : 1) ?? 1);
    return factorsOf(mask, (row) => byAnnotator[judgments.annotator[row] as number] ?? 1);
  },
  phrase: ({ by, least, most, frozen }) =>
    `by ${by === "gold" ? "the annotator's gold accuracy" : "the annotator's skill"}, from ${lineText(least)} to ${lineText(most)}${frozen ? ` (${countOf(Object.keys(frozen).length, "annotator")} estimated)` : ""}`,
};

interface KnownSkill {
  name: string;
  skill: number;
  n: number;
}

function skillsByAgreement(view: BatchView): KnownSkill[] | string {
  const table = skillPoints(view);
  if (typeof table === "string") return lowerFirst(table);
  const known = table.skills.flatMap((skill, who) =>
    skill ? [{ name: view.names.annotators[who] ?? "", skill: skill.value, n: skill.n }] : [],
  );
  return known.length > 0 ? known : "no annotator has enough shared comparisons.";
}

function skillsByGold(view: BatchView): KnownSkill[] | string {
  const rows = annotatorsOf(view).filter(({ gold }) => gold !== null);
  if (rows.length === 0) return "the delivery has no gold answers.";
  const prior = priorOf(rows.map(({ gold }) => gold));
  if (!prior) return "too few annotators answered gold items, or all of them alike, to say how annotators differ.";
  return rows.flatMap(({ name, gold }) => (gold ? [{ name, skill: shrunken(gold, prior).value, n: gold.n }] : []));
}

function logOdds(skill: number): number {
  const inside = clipped(skill, 0.001, 0.999);
  return Math.log(inside / (1 - inside));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
