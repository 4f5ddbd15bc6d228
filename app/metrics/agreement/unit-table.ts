/** Units of agreement as tables of pairs of labels: read from the rows once, shared by all coefficients of a view. */
import type { BatchView } from "../batch-view.ts";
import { SIDE_NAMES, Side, sideOf } from "../rows.ts";
import { scaleSteps } from "../scale-steps.ts";
import type { LabelKind } from "./label-kinds.ts";
import { type UnitTable, UnitTableBuilder } from "./unit-table-builder.ts";
import { eachUnit } from "./units.ts";

export type { UnitTable } from "./unit-table-builder.ts";

// A view never changes: a slice or a what-if is another view.
const tables = new WeakMap<BatchView, Map<LabelKind, UnitTable>>();

/** null where the view has no such labels: category and size need one scale, size a scale with a tie in its middle. */
export function unitTable(view: BatchView, kind: "side" | "decided"): UnitTable;
export function unitTable(view: BatchView, kind: LabelKind): UnitTable | null;
export function unitTable(view: BatchView, kind: LabelKind): UnitTable | null {
  const labels = unitLabels(view, kind);
  if (!labels) return null;
  const known = tables.get(view) ?? new Map<LabelKind, UnitTable>();
  tables.set(view, known);
  const table = known.get(kind) ?? read(view, kind, labels);
  known.set(kind, table);
  return table;
}

export interface Labels {
  /** A category, or -1 to leave the row out. */
  of(row: number): number;
  names: string[];
}

/** The sides as a scale: without its tie where the form offers none and nobody called one. */
export function sideTable(view: BatchView): UnitTable {
  const table = unitTable(view, "side");
  const tied = view.scale?.hasTie === true || table.cell.some((cell) => cell % table.size === Side.TIE);
  return tied ? table : unitTable(view, "decided");
}

/** null as for {@link unitTable}. */
export function unitLabels(view: BatchView, kind: LabelKind): Labels | null {
  if (kind === "side") return { of: (row) => sideOf(view, row), names: SIDE_NAMES };
  if (kind === "decided") {
    const places = [0, -1, 1];
    return { of: (row) => places[sideOf(view, row)] ?? Side.NONE, names: ["first", "second"] };
  }
  const { scale, judgments } = view;
  if (!scale || scale.categories < 2) return null;
  const steps = scaleSteps(scale.categories);
  const of = (row: number) => steps.of(judgments.category[row] as number);
  if (kind === "category") return { of, names: Array.from({ length: steps.count }, (_, c) => String(c + 1)) };
  if (!scale.hasTie || steps.count % 2 === 0 || steps.count < 5) return null;
  const middle = (steps.count - 1) / 2;
  const sizeOf = (row: number) => {
    const step = of(row);
    return step < 0 ? -1 : Math.abs(step - middle);
  };
  return { of: sizeOf, names: Array.from({ length: middle + 1 }, (_, c) => String(c)) };
}

function read(view: BatchView, kind: LabelKind, labels: Labels): UnitTable {
  const builder = new UnitTableBuilder(kind, labels.names);
  eachUnit(
    view,
    (row) => labels.of(row),
    (unit) => builder.add(unit),
    () => builder.endPrompt(),
  );
  return builder.table();
}
