/** How runs are named on screens and lines. */
import type { RunKind } from "#app/domain/training-run.ts";

/** @example trainedOn({ kind: "ablation", leftOut: [{ week: 3 }] }) // "release without week 3" */
export function trainedOn({ kind, leftOut }: { kind: RunKind; leftOut: readonly { week: number }[] }): string {
  if (kind === "base") return "base checkpoint";
  if (kind === "main") return "whole release";
  return `release without ${weeksText(leftOut.map(({ week }) => week))}`;
}

/** @example weeksText([2, 3]) // "weeks 2, 3" */
export function weeksText(weeks: readonly number[]): string {
  return `${weeks.length === 1 ? "week" : "weeks"} ${weeks.join(", ")}`;
}
