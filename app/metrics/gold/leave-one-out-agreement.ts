import { funnel } from "#app/stats/funnel-outliers.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { withoutAgreement } from "../agreement/overlap.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { leaveOneOut } from "./leave-one-out.ts";

const FEWEST_SHARED = 20;
const Z_998 = 3.0902;

export const leaveOneOutAgreement: Metric = {
  id: "leave-one-out-agreement",
  version: 1,
  title: "Annotators below the funnel of agreement",
  group: "gold",
  unit: "share",
  better: "lower",
  about: "Share of annotators who agree with the majority of the others less than chance and honest differences allow.",
  formula: `Annotators below the 99.8 % limit / annotators with ${FEWEST_SHARED} or more comparisons on which the others have a majority. Limit: centre - 3.09 sqrt(centre (1 - centre) / n + spread²); centre the median annotator, spread of true shares from z-scores whose outer tenths are pulled in. Interval: Wilson's, over annotators.`,
  source: "Funnel plots for comparing performance, Spiegelhalter 2005. Lines: ours.",
  needs: ["20 or more shared comparisons per annotator", "annotator ids"],
  nUnit: `annotators with ${FEWEST_SHARED} or more shared comparisons`,
  minimumN: 12,
  lines: { warn: 0.05, fail: 0.25 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => {
    const { agreement } = leaveOneOut(view);
    const shares = view.names.annotators.flatMap((name, who) => {
      const share = agreement.of(who);
      return share && share.n >= FEWEST_SHARED ? [{ name, ...share }] : [];
    });
    const found = funnel(shares);
    if (!found) {
      const why = withoutAgreement(leaveOneOutAgreement, view);
      if (why.kind !== "not-enough") return why;
      return shares.length < leaveOneOutAgreement.minimumN
        ? notEnough(leaveOneOutAgreement, shares.length)
        : notComputable("The median annotator agrees with the others always or never: a funnel needs some of both.");
    }
    const rows = shares
      .map((share, i) => ({ ...share, z: found.z[i] as number }))
      .sort((a, b) => a.z - b.z || (a.name < b.name ? -1 : 1));
    const listed = listedRows(view);
    const value = rows.filter(({ z }) => z < -Z_998).length / rows.length;
    return {
      kind: "estimate",
      value,
      ...wilsonInterval(value, rows.length),
      n: rows.length,
      nUnit: leaveOneOutAgreement.nUnit,
      detail: {
        title: `Annotators, least agreement first; the median one agrees in ${found.centre.toFixed(3)}`,
        columns: ["annotator", "agreement", "shared comparisons", "standard errors from the median"],
        rows: rows.map(({ name, value: share, n, z }) => [name, share, n, z]),
        rowParams: rows.map(({ name }) =>
          listed([
            ["annotator", name],
            ["mark", "others_agree"],
          ]),
        ),
      },
    };
  },
};
