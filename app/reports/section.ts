/** A part of a report as data that a program reads, and as blocks that every rendering shares. */
import { groupDigits } from "#app/domain/figure.ts";
import { dateText } from "#app/domain/instant.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import type { Block, Cell } from "#app/review/vendor-report/blocks.ts";

export type Value =
  | string
  | number
  | null
  | { minor: number; currency: string }
  /** UTC milliseconds. */
  | { at: number }
  | { state: MetricState; word: string }
  | { text: string; href: string };

export interface Column {
  key: string;
  header: string;
  numeric?: boolean;
}

export interface Section {
  /** Stable, for programs. */
  key: string;
  title: string;
  /** What it comes to; read alone it is enough. */
  sentence: string;
  columns: Column[];
  rows: Record<string, Value>[];
  /** Left out of the report when there are none. */
  onlyWithRows?: true;
}

export function sectionBlocks({ title, sentence, columns, rows }: Section): Block[] {
  return [
    { kind: "heading", text: title },
    { kind: "paragraph", text: sentence },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            caption: title,
            columns: columns.map(({ header, numeric }) => ({ header, numeric })),
            rows: rows.map((row) => columns.map(({ key }) => cellOf(row[key] ?? null))),
          },
        ]),
  ];
}

function cellOf(value: Value): Cell {
  if (value === null) return "";
  if (typeof value === "number") return groupDigits(value);
  if (typeof value === "string") return value;
  if ("minor" in value) return formatMoney(value.minor, value.currency, true);
  if ("at" in value) return dateText(value.at);
  return value;
}
