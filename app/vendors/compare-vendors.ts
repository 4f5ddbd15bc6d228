/** Vendors side by side: the same measures, and whether their intervals tell two of them apart. */
import type { FigureUnit } from "#app/domain/figure.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import type { MoneyLine, ResponseLine, ScoreLine } from "./scorecard.ts";

export interface ComparedVendor {
  id: string;
  name: string;
  batches: number;
  lines: readonly ScoreLine[];
  money: readonly MoneyLine[];
  response: ResponseLine;
}

/** Of a vendor against the first one that was chosen. */
export interface Difference {
  value: number;
  low: number;
  high: number;
  turn: "better" | "worse" | "not distinguishable";
}

export interface ComparedLine {
  id: string;
  title: string;
  unit: FigureUnit;
  better: "higher" | "lower";
  /** In the order of the vendors. */
  outcomes: Outcome[];
  /** The same; null for the first vendor, and where one of the two has no estimate. */
  differences: (Difference | null)[];
  /** Holds every interval of the line. */
  axis: { min: number; max: number };
}

/** The measures, then the days to an answer. */
export function compareVendors(vendors: readonly ComparedVendor[]): ComparedLine[] {
  const [first] = vendors;
  if (!first) return [];
  const measures = first.lines.map(({ id, title, unit, better }) =>
    compared(
      { id, title, unit, better },
      vendors.map(({ lines }) => lines.find((line) => line.id === id)?.outcome ?? NOTHING),
    ),
  );
  const answers = { id: "answers", title: "Days to an answer, median", unit: "ratio", better: "lower" } as const;
  return [
    ...measures,
    compared(
      answers,
      vendors.map(({ response }) => response.outcome),
    ),
  ];
}

const NOTHING: Outcome = { kind: "not-enough", n: 0, needed: 1, nUnit: "batches" };

function compared(measure: Pick<ComparedLine, "id" | "title" | "unit" | "better">, outcomes: Outcome[]): ComparedLine {
  const [first] = outcomes;
  const ends = outcomes.flatMap((outcome) => (outcome.kind === "estimate" ? [outcome.low, outcome.high] : []));
  return {
    ...measure,
    outcomes,
    differences: outcomes.map((outcome, i) =>
      i === 0 || !first ? null : differenceOf(measure.better, outcome, first),
    ),
    axis: measure.unit === "share" ? { min: 0, max: 1 } : { min: 0, max: Math.max(1, ...ends) },
  };
}

/** Only an interval that leaves 0 out tells two vendors apart; one without any width tells nothing of the next batch. */
function differenceOf(better: "higher" | "lower", a: Outcome, b: Outcome): Difference | null {
  if (a.kind !== "estimate" || b.kind !== "estimate") return null;
  const difference = differenceInterval(a, b);
  const { low, high } = difference;
  const isHigher = low > 0;
  const isSure = (isHigher || high < 0) && low !== high;
  return {
    ...difference,
    turn: !isSure ? "not distinguishable" : isHigher === (better === "higher") ? "better" : "worse",
  };
}

export interface ComparedMoney {
  currency: string;
  /** In the order of the vendors; null where a vendor has no contract in this currency. */
  lines: (MoneyLine | null)[];
  /** Cost per effective unit against the first vendor, in ten-thousandths of a minor unit; null without both intervals. */
  differences: (Difference | null)[];
}

/** A line a currency: what is paid in different ones is not compared. */
export function compareMoney(vendors: readonly ComparedVendor[]): ComparedMoney[] {
  const currencies = [...new Set(vendors.flatMap(({ money }) => money.map(({ currency }) => currency)))].sort();
  return currencies.map((currency) => {
    const lines = vendors.map(({ money }) => money.find((line) => line.currency === currency) ?? null);
    const costs = lines.map(costOf);
    const [first] = costs;
    return {
      currency,
      lines,
      differences: costs.map((cost, i) => (i === 0 || !first ? null : differenceOf("lower", cost, first))),
    };
  });
}

function costOf(line: MoneyLine | null): Outcome {
  const cost = line?.perEffective;
  if (!cost || cost.low === null || cost.high === null) return NOTHING;
  return { kind: "estimate", value: cost.micro, low: cost.low, high: cost.high, n: cost.batches, nUnit: "batches" };
}

/** How many measures tell each vendor apart from the first, in a sentence. */
export function comparisonSentence(vendors: readonly ComparedVendor[], lines: readonly ComparedLine[]): string {
  const [first, ...others] = vendors;
  return others
    .map(({ name }, i) => {
      const turns = lines.flatMap(({ title, differences }) => {
        const difference = differences[i + 1];
        return difference && difference.turn !== "not distinguishable" ? [{ title, turn: difference.turn }] : [];
      });
      if (turns.length === 0) return `On no measure can ${name} be told from ${first?.name}.`;
      const on = (turn: string) => turns.filter((one) => one.turn === turn).map(({ title }) => title.toLowerCase());
      const said = ["better", "worse"].flatMap((turn) =>
        on(turn).length ? [`${turn} on ${on(turn).join(", ")}`] : [],
      );
      return `${name} is ${said.join("; ")} than ${first?.name}.`;
    })
    .join(" ");
}
