import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { contests } from "./contests.ts";
import { FORMATS, formatBits } from "./features.ts";
import { FEWEST_DISCORDANT, mostFavoured, ONE_SIDED_COLUMNS, oneSided, oneSidedRow } from "./one-sided.ts";

const NAMES = FORMATS.map(([name]) => name);
const ID_OF = new Map<string, string>(FORMATS.map(([name, id]) => [name, id]));

export const formatLift: Metric = {
  id: "format-lift",
  version: 2,
  title: "Most favoured format",
  group: "bias",
  unit: "share",
  better: "lower",
  about:
    "Of comparisons in which one response alone has bold, headers, lists, links, emoji, exclamation marks, tables or code: how often it wins, for the most favoured of the eight. Format may go with quality: read some.",
  formula:
    "Weight of comparisons won by the response that alone has the feature / weight of those in which exactly one has it; of features with 100 such comparisons the one with the highest lower end. Interval: Wilson's with Student's t at n / design effect, prompts as clusters, widened for the number of features (Bonferroni). lift: P(preferred has it) - P(other has it).",
  source:
    "Zhang et al. 2024, arXiv:2409.11704, on list, bold, emoji and link bias; McNemar 1947. The reference's lines 0.60 and 0.70 for the lower end become our warn and fail.",
  needs: ["comparisons of two responses", "response texts"],
  nUnit: "comparisons with the feature on one side",
  minimumN: FEWEST_DISCORDANT,
  lines: { warn: 0.6, fail: 0.7 },
  gate: false,
  shownOnly: true,
  measure: (view) => {
    const features = oneSided(view, NAMES, formatBits(view));
    const worst = mostFavoured(features);
    const most = Math.max(0, ...features.map(({ b, c }) => b + c));
    if (!worst) return notEnough(formatLift, most);
    features.sort((a, b) => b.value - a.value);
    const listed = listedRows(view);
    return {
      kind: "estimate",
      value: worst.value,
      low: worst.low,
      high: worst.high,
      n: worst.b + worst.c,
      nUnit: formatLift.nUnit,
      detail: {
        title: `Formats of one side alone, ${contests(view).n} decided comparisons; the value is that of "${worst.name}"`,
        columns: ONE_SIDED_COLUMNS,
        rows: features.map(oneSidedRow),
        rowParams: features.map(({ name }) => listed([["differs", ID_OF.get(name) ?? ""]])),
      },
    };
  },
};
