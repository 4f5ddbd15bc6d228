import { Z_95 } from "#app/stats/normal-quantile.ts";
import { isOfFewPrompts } from "../cluster-keys.ts";
import type { Metric, NotComputable } from "../metric.ts";
import { notComputable, notEnough, sampledInterval } from "../outcomes.ts";
import { type Predictability, predictability } from "./predictability.ts";

const CHANCE = 0.5;

export const openingDominance: Metric = {
  id: "opening-dominance",
  version: 3,
  title: "Preference foretold by the opening",
  group: "bias",
  unit: "share",
  better: "lower",
  about:
    "How well the first twenty words of each response alone foretell which is preferred: 0.5 not at all, 1 always. What is decided by the opening is not decided by the answer.",
  formula:
    "AUC of a logistic classifier over hashed words of the first twenty words of each response, the first's less the second's, in five-fold cross-validation by prompt over a sample; each comparison in both orders. Interval: DeLong's with prompts as clusters, which takes what the classifier learned as given and so is a fifth too narrow; one that lies under 0.5 as a whole is no result. The share above chance is given where the interval of the whole responses lies above 0.5.",
  source:
    "DeLong et al., Biometrics 44 (1988) 837; Obuchowski, Biometrics 53 (1997) 567. Warning line of the reference 0.65; fail: ours.",
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
    const head = predictability(view, texts.items, texts.head);
    if (!head) return notEnough(openingDominance, 0);
    const whole = predictability(view, texts.items, texts.whole);
    const rows = [["first twenty words", head] as const, ...(whole ? [["whole responses", whole] as const] : [])].map(
      ([what, { value, standardError, n }]) => [what, value, ...ends(value, standardError), n],
    );
    const [low = 0, high = 1] = ends(head.value, head.standardError);
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
  if (!whole || (ends(whole.value, whole.standardError)[0] as number) <= CHANCE) return [];
  const share = Math.max(0, head.value - CHANCE) / (whole.value - CHANCE);
  return [["above chance: openings / whole", share, null, null, null]];
}

function ends(value: number, standardError: number): [number, number] {
  const half = Z_95 * Math.min(1, standardError);
  return [Math.max(0, value - half), Math.min(1, value + half)];
}
