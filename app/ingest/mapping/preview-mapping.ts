/** What a mapping would make of the first rows: the numbers a person checks before saying yes. */
import { normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { checkItem } from "../check/check-item.ts";
import type { RuleId } from "../check/rules.ts";
import { ItemGrouper } from "../group.ts";
import type { RowPlace } from "../presets/preset.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { type DirectionAgainstGold, directionAgainstGold } from "./direction-against-gold.ts";
import { mapRow } from "./map-row.ts";

export interface Problem {
  rule: RuleId;
  field: string;
  hint: string;
  /** Rows or items with this problem, and the first of them. */
  count: number;
  firstRow: number;
}

export interface LabelShare {
  /** The label as the canonical record says it: "2 of 5", "second", "-3 of 3". */
  label: string;
  /** null: no strength, as of both bad. */
  strength: number | null;
  count: number;
  share: number;
}

export interface MappingPreview {
  rows: number;
  items: number;
  judgments: number;
  /** Distinct annotators; judgments without one count as none. */
  annotators: number;
  /** From "first much better" to "second much better", labels without strength last. */
  labels: LabelShare[];
  problems: Problem[];
  direction: DirectionAgainstGold | null;
}

export function previewMapping(mapping: ColumnMapping, rows: readonly unknown[]): MappingPreview {
  const problems = new Map<string, Problem>();
  const items: ItemRecord[] = [];
  const groups = new ItemGrouper<RowPlace>();
  const ids = new Set<unknown>();

  for (const [index, row] of rows.entries()) {
    const place = { line: index + 1, row: index + 1 };
    const mapped = mapRow(mapping, row, place);
    if (mapped.kind === "errors") note(mapped.errors, place);
    else if (mapped.kind === "item") take(mapped.record, place);
    else {
      const conflict = groups.add(mapped, place);
      if (conflict) note([conflict], place);
    }
  }
  for (const { record, place } of groups.finish()) take(record, place);

  const judgments = items.flatMap((item) => item.judgments);
  return {
    rows: rows.length,
    items: items.length,
    judgments: judgments.length,
    annotators: new Set(judgments.flatMap(({ annotator }) => annotator ?? [])).size,
    labels: labelDistribution(judgments),
    problems: [...problems.values()].sort((a, b) => b.count - a.count),
    direction: directionAgainstGold(items, mapping),
  };

  function take(record: Record<string, unknown>, place: RowPlace): void {
    const checked = checkItem(record);
    if (!checked.ok) note(checked.errors, place);
    else if (ids.has(checked.item.id)) note([DUPLICATE_ID], place);
    else items.push(checked.item);
    ids.add(record.id);
  }

  function note(errors: readonly Pick<Problem, "rule" | "field" | "hint">[], place: RowPlace): void {
    for (const { rule, field, hint } of errors) {
      const known = problems.get(`${rule} ${field}`);
      if (known) known.count += 1;
      else problems.set(`${rule} ${field}`, { rule, field, hint, count: 1, firstRow: place.row });
    }
  }
}

const DUPLICATE_ID = {
  field: "id",
  rule: "duplicate-id",
  hint: "Several rows have this id: map them as one row per judgment, or choose another id column.",
} as const;

function labelDistribution(judgments: JudgmentRecord[]): LabelShare[] {
  const labels = new Map<string, LabelShare>();
  for (const judgment of judgments) {
    const label = labelText(judgment);
    const known = labels.get(label);
    if (known) known.count += 1;
    else
      labels.set(label, { label, strength: normaliseJudgment(judgment, 2)[0]?.strength ?? null, count: 1, share: 0 });
  }
  for (const label of labels.values()) label.share = label.count / judgments.length;
  const rank = ({ strength }: LabelShare) => strength ?? Number.POSITIVE_INFINITY;
  return [...labels.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function labelText(judgment: JudgmentRecord): string {
  if (judgment.kind === "likert") return `${judgment.value} of ${judgment.points}`;
  if (judgment.kind === "strength") return `${judgment.value} of ${judgment.scale}`;
  if (judgment.kind !== "choice") return judgment.kind;
  return judgment.degree === undefined
    ? `${judgment.value}`
    : `${judgment.value}, ${judgment.degree} of ${judgment.degrees}`;
}
