/** Every dimension that the worst-slice finder cuts a batch by: for each judgment row a category, and each category as a slice. */
import { type BatchView, ItemFlag, NONE_U8 } from "#app/metrics/batch-view.ts";
import { meanChars } from "#app/metrics/bias/mean-chars.ts";
import { daysOf, dayText } from "#app/metrics/drift/sub-lots.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import type { Slice } from "./slice.ts";

export interface SliceDimension {
  id: "annotator" | "domain" | "language" | "model" | "turn" | "length" | "strength" | "gold" | "day" | "side";
  /** One slice per category. */
  slices: Slice[];
  /** Category of each row; `slices.length` = none. */
  of: Uint16Array;
  /** A second category of the row (the other response's model), where it has one. */
  also?: Uint16Array;
}

/** Names beyond these are not searched: a slice of a ten-thousandth of a batch has no n. */
const MOST_CATEGORIES = 2_000;
const LENGTH_BINS = 5;

/** Dimensions with two categories or more. */
export function sliceDimensions(view: BatchView): SliceDimension[] {
  const { items, judgments, names } = view;
  const itemOf = (row: number) => judgments.item[row] as number;
  const named = (
    id: SliceDimension["id"],
    list: readonly string[],
    place: (row: number) => number,
    slice: (name: string) => Slice,
  ) => dimension(view, id, list.slice(0, MOST_CATEGORIES).map(slice), place);
  return [
    named(
      "annotator",
      names.annotators,
      (row) => judgments.annotator[row] as number,
      (name) => ({ annotators: [name] }),
    ),
    named(
      "domain",
      names.domains,
      (row) => items.domain[itemOf(row)] as number,
      (name) => ({ domains: [name] }),
    ),
    named(
      "language",
      names.languages,
      (row) => items.language[itemOf(row)] as number,
      (name) => ({ languages: [name] }),
    ),
    models(view),
    dimension(view, "turn", TURNS, (row) => Math.min(items.turn[itemOf(row)] as number, TURNS.length) - 1),
    lengths(view),
    dimension(view, "strength", STRENGTHS, (row) => strengthBin(Math.abs(judgments.strength[row] as number))),
    dimension(view, "gold", [{ gold: true }, { gold: false }], (row) =>
      ((items.flags[itemOf(row)] as number) & ItemFlag.GOLD) === 0 ? 1 : 0,
    ),
    named(
      "day",
      daysOf(view).days.map(dayText),
      (row) => daysOf(view).ofRow[row] as number,
      (day) => ({ days: [day] }),
    ),
    dimension(view, "side", [{ side: "first" }, { side: "second" }], (row) => {
      const side = sideOf(view, row);
      return side === Side.FIRST ? 0 : side === Side.SECOND ? 1 : -1;
    }),
  ].filter(({ slices }) => slices.length > 1);
}

const TURNS: Slice[] = [1, 2, 3, 4]
  .map((turn): Slice => ({ turnAtLeast: turn, turnAtMost: turn }))
  .concat({ turnAtLeast: 5 });
const STRENGTHS: Slice[] = [
  { strengthAtMost: 0 },
  { strengthAtLeast: 0.001, strengthAtMost: 0.34 },
  { strengthAtLeast: 0.341, strengthAtMost: 0.67 },
  { strengthAtLeast: 0.671 },
];

function strengthBin(size: number): number {
  if (Number.isNaN(size)) return -1;
  if (size < 0.0005) return 0;
  if (size <= 0.3405) return 1;
  return size <= 0.6705 ? 2 : 3;
}

function dimension(
  { judgments }: BatchView,
  id: SliceDimension["id"],
  slices: Slice[],
  place: (row: number) => number,
): SliceDimension {
  const of = new Uint16Array(judgments.n);
  for (let row = 0; row < judgments.n; row += 1) {
    const at = place(row);
    of[row] = at >= 0 && at < slices.length ? at : slices.length;
  }
  return { id, slices, of };
}

function models(view: BatchView): SliceDimension {
  const { items, judgments, responses, names } = view;
  const slices = names.models.slice(0, MOST_CATEGORIES).map((name): Slice => ({ models: [name] }));
  const modelAt = (row: number, position: number) =>
    responses.model[(items.firstResponse[judgments.item[row] as number] as number) + position] as number;
  const first = (row: number) => modelAt(row, judgments.first[row] as number);
  const other = (row: number) => {
    const second = judgments.second[row] as number;
    const model = second === NONE_U8 ? -1 : modelAt(row, second);
    return model === first(row) ? -1 : model;
  };
  return { ...dimension(view, "model", slices, first), also: dimension(view, "model", slices, other).of };
}

/** Fifths of the mean characters of the compared responses. */
function lengths(view: BatchView): SliceDimension {
  const n = view.judgments.n;
  const chars = new Float64Array(n);
  for (let row = 0; row < n; row += 1) chars[row] = meanChars(view, row);
  const sorted = Float64Array.from(chars).sort();
  const cuts = Array.from({ length: LENGTH_BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * n) / LENGTH_BINS)] ?? 0);
  const edges = [...new Set(cuts)];
  // Means are halves: the next bin begins half a character later.
  const slices = [...edges, null].map((most, i): Slice => {
    const least = edges[i - 1];
    return {
      ...(least !== undefined && { charsAtLeast: least + 0.5 }),
      ...(most !== null && { charsAtMost: most }),
    };
  });
  return dimension(view, "length", slices, (row) => {
    const place = edges.findIndex((edge) => (chars[row] as number) <= edge);
    return place < 0 ? edges.length : place;
  });
}
