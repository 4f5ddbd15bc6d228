/** The judgments of a record: what the vendor wrote beside what Assay made of it. */
import type { JudgmentRecord } from "#app/domain/record.ts";
import { rawJudgmentText } from "./raw-judgment.ts";
import { judgmentText, type RecordJudgment } from "./record-row.ts";

export interface JudgmentLine {
  annotator: string | null;
  kind: string | null;
  /** null when the text is not at hand. */
  raw: string | null;
  /** One per comparison: a ranking of four has six. */
  readAs: string[];
  strength: number | null;
  seconds: number | null;
  at: number | null;
  gold: "right" | "wrong" | null;
  comment: string | null;
}

/** @param written the judgments of the delivered record, in order; null when its text is missing. */
export function judgmentLines(
  rows: readonly RecordJudgment[],
  written: readonly JudgmentRecord[] | null,
): JudgmentLine[] {
  const groups = grouped(rows);
  // Every judgment of a record that was taken has a group; anything else is shown without the vendor's words.
  const isPaired = written !== null && written.length === groups.length;
  return groups.map((group, i) => lineOf(group, isPaired ? (written[i] ?? null) : null));
}

function lineOf(group: readonly RecordJudgment[], written: JudgmentRecord | null): JudgmentLine {
  const [first] = group;
  return {
    annotator: first?.annotator ?? null,
    kind: written?.kind ?? null,
    raw: written ? rawJudgmentText(written) : null,
    readAs: group.map(judgmentText),
    strength: group.length === 1 ? (first?.strength ?? null) : null,
    seconds: first?.seconds ?? null,
    at: first?.at ?? null,
    gold: first?.gold ?? null,
    comment: commentOf(written),
  };
}

function commentOf(written: JudgmentRecord | null): string | null {
  if (!written) return null;
  if (written.kind === "critique" || written.kind === "edit") return written.text;
  return written.comment ?? null;
}

/** A row that leads begins a judgment; the comparisons that follow belong to it. */
function grouped(rows: readonly RecordJudgment[]): RecordJudgment[][] {
  const groups: RecordJudgment[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.leads || !last) groups.push([row]);
    else last.push(row);
  }
  return groups;
}
