/** Charts of one week, from the columns of its batch and what was measured on it. */
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { raterPairs } from "#app/metrics/agreement/rater-pairs.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { type LengthBin, type LengthCurve, lengthWinRate } from "#app/metrics/bias/length-win-rate.ts";
import { busiestPart, type WinCell, winMatrix } from "#app/metrics/bias/win-matrix.ts";
import type { Detail, Metric, Outcome } from "#app/metrics/metric.ts";
import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { AgreementMatrix, Chart, DailyPanel, DrawnWins } from "./charts.ts";

export function lengthChart(view: BatchView): Chart<LengthCurve[]> {
  const curves = lengthWinRate(view);
  const all = curves[0]?.bins ?? [];
  const [furthest] = all
    .filter(({ n }) => n >= ENOUGH)
    .sort((a, b) => Math.abs(b.value - 0.5) - Math.abs(a.value - 0.5));
  return {
    id: "length-bias",
    finding: lengthFinding(furthest, all.length),
    columns: ["preferences", "ratio from", "ratio under", "longer wins", "low", "high", "n"],
    rows: curves.flatMap(({ strength, bins }) =>
      bins.map(({ from, to, value, low, high, n }) => [strength, from, to, value, low, high, n]),
    ),
    drawn: all.length > 0 ? curves : null,
  };
}

/** A bin of fewer comparisons is no finding. */
const ENOUGH = 100;

function lengthFinding(bin: LengthBin | undefined, bins: number): string {
  if (bins === 0) return "No decided comparison has two responses of unequal length";
  if (!bin) return `No bin has ${ENOUGH} decided comparisons yet`;
  const size = bin.to === null ? `${bin.from} times as long or more` : `${bin.from} to ${bin.to} times as long`;
  return `The longer response is furthest from even where it is ${size}: it wins ${groupDigits(bin.value, 3)}`;
}

/** More cells are for a file. */
const MOST_DRAWN = 30;

/** @param strengths detail of the source-model strength; null when there is none. */
export function winsChart(view: BatchView, strengths: Detail | null): Chart<DrawnWins> {
  const matrix = winMatrix(view, strengths);
  const models = matrix?.models ?? [];
  const cells = (matrix?.cells ?? []).flatMap((row, i) =>
    row.flatMap((cell, j) => (cell ? [{ ...cell, model: models[i]?.name ?? "", other: models[j]?.name ?? "" }] : [])),
  );
  return {
    id: "win-matrix",
    finding: winsFinding(cells, models.length),
    columns: ["model", "against", "win share", "weight of comparisons"],
    rows: cells.map(({ model, other, value, n }) => [model, other, value, n]),
    drawn: matrix && { ...busiestPart(matrix, MOST_DRAWN), all: models.map(({ name }) => name) },
  };
}

/** The surest win, by the lower bound of its interval, prompts as clusters; that of one among so many pairs. */
function winsFinding(cells: readonly (WinCell & { model: string; other: string })[], models: number): string {
  const z = familyWiseZ(cells.length / 2);
  const [most] = cells
    .map((cell) => ({ ...cell, ...wilsonInterval(cell.value, cell.effectiveN, z) }))
    .sort((a, b) => b.low - a.low);
  if (!most) return "The delivery does not name two models that were compared";
  const head = `Of ${countOf(models, "model")},`;
  return most.low > 0.5
    ? `${head} ${most.model} wins most clearly: ${groupDigits(most.value, 3)} of ${groupDigits(Math.round(most.n))} against ${most.other}`
    : `${head} none beats another beyond chance`;
}

/** Fewer shared comparisons than that say nothing about a pair. */
const FEWEST = 10;
const MOST_ANNOTATORS = 20;

export function agreementChart(view: BatchView): Chart<AgreementMatrix> {
  const { pairs, placeOf } = raterPairs(view, FEWEST);
  const shared = new Map<number, number>();
  for (const { a, b, n } of pairs) for (const one of [a, b]) shared.set(one, (shared.get(one) ?? 0) + n);
  const shown = [...shared]
    .sort(([a, n], [b, m]) => m - n || a - b)
    .slice(0, MOST_ANNOTATORS)
    .map(([one]) => one);
  const cell = (i: number, j: number) => {
    const pair = i === j ? undefined : pairs[placeOf(Math.min(i, j), Math.max(i, j))];
    if (!pair) return null;
    const total = pair.table.flat().reduce((sum, one) => sum + one, 0);
    const same = pair.table.reduce((sum, row, side) => sum + (row[side] ?? 0), 0);
    return { value: same / total, n: pair.n };
  };
  const name = (annotator: number) => view.names.annotators[annotator] ?? "";
  const cells = shown.map((i) => shown.map((j) => cell(i, j)));
  const all = shown.flatMap((i, r) =>
    shown.flatMap((j, c) => (i < j && cells[r]?.[c] ? [{ i, j, ...cells[r][c] }] : [])),
  );
  const [least] = [...all].sort((a, b) => a.value - b.value);
  return {
    id: "agreement-matrix",
    finding: least
      ? `Least alike: ${name(least.i)} and ${name(least.j)}, ${groupDigits(least.value, 3)} on ${countOf(least.n, "shared comparison")}`
      : `No two annotators share ${FEWEST} comparisons; ask for an overlap of 10 to 20 %`,
    columns: ["annotator", "other", "same answer", "n"],
    rows: all.map(({ i, j, value, n }) => [name(i), name(j), value, n]),
    drawn: least ? { annotators: shown.map(name), cells, all: shared.size } : null,
  };
}

/** Every metric whose numbers are days with their limits. */
export function dailyChart(judged: readonly { metric: Metric; outcome: Outcome }[]): Chart<DailyPanel[]> {
  const panels = judged.flatMap(({ metric, outcome }) => {
    const detail = outcome.kind === "estimate" ? outcome.detail : undefined;
    const at = (name: string) => detail?.columns.indexOf(name) ?? -1;
    if (!detail || ["day (UTC)", "share", "rows", "low", "high"].some((name) => at(name) < 0)) return [];
    const days = detail.rows.flatMap((row, i) => {
      const [value, low, high, n] = ["share", "low", "high", "rows"].map((name) => row[at(name)]);
      if (typeof value !== "number" || typeof low !== "number" || typeof high !== "number") return [];
      const params = detail.rowParams?.[i] ?? null;
      return [
        { day: String(row[at("day (UTC)")]), value, low, high, n: Number(n), out: value < low || value > high, params },
      ];
    });
    return days.length > 1 ? [{ id: metric.id, title: metric.title.replace(/^Days out of control: /, ""), days }] : [];
  });
  const out = panels.flatMap(({ title, days }) => days.filter((day) => day.out).map(({ day }) => `${title} on ${day}`));
  return {
    id: "daily-charts",
    finding:
      panels.length === 0
        ? "No days to compare: the judgments carry no times, or all are of one day"
        : out.length === 0
          ? "Every day lies within its control limits"
          : out.length <= 3
            ? `Outside the control limits: ${out.join(", ")}`
            : `${out.length} days outside the control limits`,
    columns: ["metric", "day", "share", "low", "high", "n", "outside"],
    rows: panels.flatMap(({ id, days }) =>
      days.map(({ day, value, low, high, n, out: isOut }) => [
        id,
        day,
        value,
        low,
        high,
        n,
        isOut ? "outside" : "inside",
      ]),
    ),
    drawn: panels.length > 0 ? panels : null,
  };
}
