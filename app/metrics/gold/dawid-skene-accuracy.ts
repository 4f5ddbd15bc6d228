import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { annotatorSkill, FEWEST_ANSWERS } from "./annotator-skill.ts";
import { withContractGold } from "./contract-gold.ts";
import { listedAnswers } from "./side-answers.ts";
import { notIdentifiable } from "./why-not-identifiable.ts";

export const dawidSkeneAccuracy: Metric = {
  id: "dawid-skene-accuracy",
  version: 4,
  title: "Skill by agreement (Dawid-Skene)",
  group: "gold",
  unit: "share",
  better: "higher",
  about: "How often annotators take the better side, told from who agrees with whom; needs overlap, not gold.",
  formula: `Mean over annotators with ${FEWEST_ANSWERS} or more shared comparisons, weighted by them, of balanced accuracy: the mean of P(prefers first | first is better) and P(prefers second | second is better) in Dawid and Skene's model, fitted by EM with 0.5 added to each cell; gold pins the side, the vendor's and that of the contract. Ties are left out. Interval: delete-a-group jackknife on the log odds, prompts left out a tenth at a time, four EM steps each, extrapolated; that of the mean lies around the value with its bias taken out, and reaches as far as the value.`,
  source: "Dawid and Skene 1979. Lines: reference values for binary balanced accuracy.",
  needs: ["100 or more comparisons decided by two or more annotators", "annotator ids"],
  nUnit: `answers on shared comparisons by annotators with ${FEWEST_ANSWERS} or more`,
  minimumN: 200,
  lines: { warn: 0.7, fail: 0.6 },
  gate: false,
  slices: "items",
  measure: (delivered, { contractGold }) => {
    const { view } = withContractGold(delivered, contractGold);
    const table = annotatorSkill(view);
    if (typeof table === "string") return notIdentifiable(view, table);
    if (!table.mean) return notEnough(dawidSkeneAccuracy, 0);
    const answersOf = listedAnswers(view);
    const listed = table.skills
      .flatMap((skill, who) => (skill ? [{ ...skill, name: view.names.annotators[who] ?? "" }] : []))
      .sort((a, b) => a.value - b.value || (a.name < b.name ? -1 : 1));
    return {
      kind: "estimate",
      ...table.mean,
      n: table.n,
      nUnit: dawidSkeneAccuracy.nUnit,
      detail: {
        title: "Annotators, lowest skill first",
        columns: [
          "annotator",
          "skill",
          "low",
          "high",
          "right where first is better",
          "right where second is better",
          "answers",
        ],
        rows: listed.map(({ name, value, low, high, right, n }) => [name, value, low, high, ...right, n]),
        rowParams: listed.map(({ name }) => answersOf(name)),
      },
    };
  },
};
