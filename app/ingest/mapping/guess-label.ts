/** The label columns of a table: one, or a group with a column per annotator. */

import type { ColumnProfile } from "./column-profile.ts";
import { GROUP_WORDS, LABEL_WORDS } from "./guess-columns.ts";
import { type GuessedScale, guessScale } from "./guess-scale.ts";

export interface GuessedLabel extends GuessedScale {
  columns: ColumnProfile[];
}

/** `taken` columns already have another role. */
export function guessLabel(columns: readonly ColumnProfile[], taken: ReadonlySet<ColumnProfile>): GuessedLabel | null {
  const free = columns.filter((column) => !taken.has(column) && column.filled > 0);
  for (const group of groupsOf(free)) {
    const scale = guessScale(group);
    if (scale) return { columns: group, ...scale };
  }
  const named = free.filter((column) => LABEL_WORDS.test(column.word));
  const candidates = named.flatMap((column) => {
    const scale = guessScale([column]);
    return scale ? [{ columns: [column], ...scale }] : [];
  });
  return candidates.sort((a, b) => b.confidence - a.confidence)[0] ?? null;
}

/** Columns whose names differ only in their number, two or more of them. */
function groupsOf(columns: readonly ColumnProfile[]): ColumnProfile[][] {
  const groups = new Map<string, ColumnProfile[]>();
  for (const column of columns) {
    const match = GROUP_WORDS.exec(column.word);
    if (!match) continue;
    const stem = `${match[1]}${match[2]}#${match[3]}`;
    groups.set(stem, [...(groups.get(stem) ?? []), column]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
