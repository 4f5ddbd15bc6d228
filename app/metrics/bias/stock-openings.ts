import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { ANY_OPENING, openingId } from "./features.ts";
import { FEWEST_DISCORDANT, ONE_SIDED_COLUMNS, oneSided, oneSidedRow } from "./one-sided.ts";

const ANY = "any stock opening";
const NAMES = [ANY, ...STOCK_OPENINGS.slice(0, 29)];

export const stockOpenings: Metric = {
  id: "stock-openings",
  version: 2,
  title: "Stock openings preferred",
  group: "bias",
  unit: "share",
  better: "near-target",
  target: 0.5,
  about:
    "Of comparisons in which one response alone opens with a phrase such as “Certainly” or “Great question”: how often it wins, all openings together and each alone.",
  formula:
    "Weight of comparisons won by the response that alone has a stock opening / weight of those in which exactly one has one. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Affirmative openings among the patterns of Zhang et al. 2024, arXiv:2409.11704. Lines: ours.",
  needs: ["comparisons of two responses", "response texts"],
  nUnit: "comparisons with an opening on one side",
  minimumN: FEWEST_DISCORDANT,
  lines: { warn: 0.1, fail: 0.2 },
  gate: false,
  shownOnly: true,
  since: 2,
  measure: (view) => {
    const { opening } = view.responses;
    if (view.responses.n > 0 && !opening.some((one) => one > 0))
      return notComputable("No response opens with a stock phrase.");
    const bits = new Uint32Array(opening).map((place) =>
      place === 0 ? 0 : 1 | (place < NAMES.length ? 1 << place : 0),
    );
    // The interval of all openings together is not one of many: it is asked for alone.
    const [any] = oneSided(view, [ANY], bits);
    if (!any) return notEnough(stockOpenings, 0);
    const each = oneSided(view, NAMES, bits).slice(1);
    const shown = [any, ...each.sort((a, b) => b.b + b.c - a.b - a.c)];
    const listed = listedRows(view);
    return {
      kind: "estimate",
      value: any.value,
      low: any.low,
      high: any.high,
      n: any.b + any.c,
      nUnit: stockOpenings.nUnit,
      detail: {
        title: "By opening",
        columns: ONE_SIDED_COLUMNS,
        rows: shown.map(oneSidedRow),
        rowParams: shown.map(({ name }) =>
          listed([["differs", name === ANY ? ANY_OPENING : openingId(NAMES.indexOf(name) - 1)]]),
        ),
      },
    };
  },
};
