/** The table behind model strengths: strengths, Elo, counts and the win matrix. */
import type { Interval } from "#app/stats/interval.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail } from "../metric.ts";
import type { ModelWins } from "./model-wins.ts";

const ELO = 400 / Math.LN10;
/** Columns of the win matrix. */
const MOST_OPPONENTS = 8;

/** Strengths are natural logarithms with mean 0, Elo 400 / ln 10 times them. Models outside the component have neither. */
export function strengthDetail(
  view: BatchView,
  { models, wins, met, ties, bothBad }: ModelWins,
  component: readonly number[],
  strength: Float64Array,
  intervals: readonly (Interval | null)[],
): Detail {
  const k = models.length;
  const listed = listedRows(view);
  const name = (place: number) => view.names.models[models[place] ?? -1] ?? "";
  const opponents = Array.from({ length: Math.min(k, MOST_OPPONENTS) }, (_, place) => place);
  const rows = models
    .map((_, place) => {
      const at = component.indexOf(place);
      const own = at < 0 ? null : (strength[at] as number);
      const interval = at < 0 ? null : (intervals[at] ?? null);
      return { place, own, interval };
    })
    .sort((a, b) => (b.own ?? Number.NEGATIVE_INFINITY) - (a.own ?? Number.NEGATIVE_INFINITY) || a.place - b.place);
  const against = (i: number, j: number) => {
    const [won, lost] = [wins[i * k + j] as number, wins[j * k + i] as number];
    return won + lost > 0 ? won / (won + lost) : null;
  };
  const preferred = (i: number) => {
    const [won, lost] = models.reduce(
      ([w, l], _, j) => [w + (wins[i * k + j] as number), l + (wins[j * k + i] as number)],
      [0, 0],
    );
    return won + lost > 0 ? won / (won + lost) : null;
  };
  return {
    title:
      component.length < k
        ? `Strengths of the ${component.length} models of ${k} that can be compared, and wins against each`
        : "Strengths, and wins against each",
    columns: [
      ...["model", "strength", "low", "high", "Elo", "comparisons", "ties", "both bad", "preferred"],
      ...opponents.map((place) => `against ${name(place)}`),
    ],
    rows: rows.map(({ place, own, interval }) => [
      name(place),
      own,
      interval?.low ?? null,
      interval?.high ?? null,
      own === null ? null : own * ELO,
      met[place] as number,
      ties[place] as number,
      bothBad[place] as number,
      preferred(place),
      ...opponents.map((other) => (other === place ? null : against(place, other))),
    ]),
    // With a strength of any size, ties too: what is both bad has none.
    rowParams: rows.map(({ place }) =>
      listed([
        ["model", name(place)],
        ...models.flatMap((_, other) => (other === place ? [] : [["against", name(other)] as const])),
        ["strengthMin", "0"],
      ]),
    ),
  };
}
