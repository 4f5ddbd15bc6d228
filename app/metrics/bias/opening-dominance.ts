import { fromLogOdds, logOdds } from "#app/stats/log-odds.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import { isOfFewPrompts } from "../cluster-keys.ts";
import type { Metric, NotComputable } from "../metric.ts";
import { notComputable, notEnough, sampledInterval } from "../outcomes.ts";
import { type Predictability, predictability, preferencesOf } from "./predictability.ts";

const CHANCE = 0.5;
const FIRST_WORDS = 20;
/** No area but 0 and 1 is as near to them. */
const EDGE = 1e-9;

export const openingDominance: Metric = {
  id: "opening-dominance",
  version: 4,
  title: "Preference foretold by the opening",
  group: "bias",
  unit: "share",
  better: "lower",
  about:
    "How well the first twenty words of each response alone foretell which is preferred: 0.5 not at all, 1 always. What is decided by the opening is not decided by the answer.",
  formula:
    "AUC of a naive Bayes classifier over a sample: a word speaks for a response by log((w + 3) / (l + 3)) if it was in the preferred response alone w times and in the other alone l times; the first twenty words of each response, each comparison in both orders, each prompt scored by what all other prompts teach. Interval of the AUC that is expected of deliveries of as many prompts, not of the one classifier learned here: DeLong's variance of what each prompt tests, the jackknife's of what it teaches the others, and their covariance without what two prompts teach each other; Student's t, on log odds. One that lies under 0.5 as a whole is no result. The share above chance is given where the interval of the whole responses lies above 0.5.",
  source:
    "Wang and Manning, ACL 2012, 90 (classifier); DeLong et al., Biometrics 44 (1988) 837; Obuchowski, Biometrics 53 (1997) 567; Efron and Stein, Ann. Statist. 9 (1981) 586. Warning line of the reference 0.65; fail: ours.",
  needs: ["comparisons of two responses", "response texts"],
  nUnit: "sampled items with a preferred response",
  minimumN: 300,
  lines: { warn: 0.65, fail: 0.75 },
  gate: false,
  asksForTexts: true,
  measure: (view, { texts }) => {
    if (!texts) return notComputable("The texts are not at hand here: this is measured once, on the whole batch.");
    if (isOfFewPrompts(view.items))
      return notComputable(
        "The records are of fewer than twelve prompts: what is learned on some cannot be tried on others.",
        "Have comparisons of more prompts collected.",
      );
    const preferences = preferencesOf(view, texts.items);
    const head = predictability(preferences, texts, FIRST_WORDS);
    if (!head) return notEnough(openingDominance, 0);
    const whole = predictability(preferences, texts);
    const rows = [["first twenty words", head] as const, ...(whole ? [["whole responses", whole] as const] : [])].map(
      ([what, found]) => [what, found.value, ...ends(found), found.n],
    );
    const [low, high] = ends(head);
    if (high < CHANCE) return worseThanChance(head.value);
    const interval = sampledInterval({ value: head.value, low, high }, head.n, [0, 1]);
    return {
      kind: "estimate",
      value: head.value,
      ...interval,
      n: head.n,
      nUnit: openingDominance.nUnit,
      detail: {
        title: "Openings against whole responses",
        columns: ["classifier sees", "AUC", "low", "high", "records"],
        rows: [...rows, ...aboveChance(head, whole)],
        rowParams: [...rows.map(() => "mark=words_read"), ...aboveChance(head, whole).map(() => null)],
      },
    };
  },
};

/** Where what is learned is the chance of what was held out, the held out goes the other way: of few texts that come often. */
function worseThanChance(value: number): NotComputable {
  return notComputable(
    `The classifier does worse than chance (AUC ${value.toFixed(2)}): the same openings come so often that what is left out of the training decides what is learned.`,
    "Look at near-duplicates and stock openings: here they tell more.",
  );
}

/** How much of what words foretell the openings do; no row where whole responses foretell nothing, of which none is a share. */
function aboveChance(head: Predictability, whole: Predictability | null): [string, number, null, null, null][] {
  if (!whole || ends(whole)[0] <= CHANCE) return [];
  const share = Math.max(0, head.value - CHANCE) / (whole.value - CHANCE);
  return [["above chance: openings / whole", share, null, null, null]];
}

/** On the scale of log odds, on which areas near 1 spread evenly. */
function ends({ value, standardError, clusters }: Predictability): [number, number] {
  const half = (studentQuantile95(clusters - 1) * Math.min(1, standardError)) / (value * (1 - value));
  if (!Number.isFinite(half)) return [value, value];
  return [fromLogOdds(logOdds(value, EDGE) - half), fromLogOdds(logOdds(value, EDGE) + half)];
}
