/** What in a delivery nobody meant, and metrics believe all the same: somebody has to look. */
import { countOf } from "#app/domain/figure.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { aheadNote } from "./ahead-note.ts";

/** @param than UTC milliseconds, and how a reader calls that moment. @returns sentences; mostly none */
export function oddNotes(view: BatchView, than: { at: number; called: string }): string[] {
  return [aheadNote(view, than), unsetNote(view), contradictoryGoldNote(view), lookalikeNote(view)].filter(
    (note) => note !== null,
  );
}

/** Nobody compared responses of language models then; programs write 0001-01-01 or 1970-01-01 where no time was set. */
const UNSET_BEFORE = Date.UTC(2000, 0, 1);

function unsetNote({ judgments }: BatchView): string | null {
  let unset = 0;
  let earliest = UNSET_BEFORE;
  for (let row = 0; row < judgments.n; row += 1) {
    const at = judgments.at[row] as number;
    if (judgments.lead[row] !== 1 || !(at < UNSET_BEFORE)) continue;
    unset += 1;
    earliest = Math.min(earliest, at);
  }
  if (unset === 0) return null;
  const carry = unset === 1 ? "carries a time" : "carry times";
  const day = new Date(earliest).toISOString().slice(0, 10);
  return `${countOf(unset, "judgment")} ${carry} before the year 2000, the earliest of ${day}: no time was set there; what depends on days and on the order of work follows these times.`;
}

/** The same pair, whatever the order of its responses, with one of them as the right answer here and the other there. */
function contradictoryGoldNote({ items, responses }: BatchView): string | null {
  const better = new Map<number, number>();
  const contradictory = new Set<number>();
  for (let i = 0; i < items.n; i += 1) {
    const gold = items.goldStrength[i] as number;
    const start = items.firstResponse[i] as number;
    if (!(Math.abs(gold) > 0) || (items.firstResponse[i + 1] as number) - start !== 2) continue;
    const pair = items.pairKey[i] as number;
    const right = responses.key[gold < 0 ? start : start + 1] as number;
    if ((better.get(pair) ?? right) !== right) contradictory.add(pair);
    better.set(pair, right);
  }
  if (contradictory.size === 0) return null;
  const pairs = contradictory.size === 1 ? "1 pair has" : `${countOf(contradictory.size, "pair")} have`;
  return `${pairs} gold answers for either response, on different items: no annotator can be right on both, so gold accuracy is too low; ask which answer holds.`;
}

const SHOWN = 3;

/** Names that a reader cannot tell apart, or that differ by case and blanks alone. */
function lookalikeNote({ names }: BatchView): string | null {
  const alike = new Map<string, string[]>();
  for (const name of names.annotators) alike.set(seenAs(name), [...(alike.get(seenAs(name)) ?? []), name]);
  const groups = [...alike.values()].filter((group) => group.length > 1);
  if (groups.length === 0) return null;
  const shown = groups.slice(0, SHOWN).map((group) => group.map((name) => `“${name.slice(0, 40)}”`).join(", "));
  const more = groups.length > SHOWN ? " …" : "";
  return `Annotators whose names differ by case, blanks or invisible characters alone count as different people: ${shown.join("; ")}${more}. If they are one, their agreement is with themselves.`;
}

function seenAs(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Z}\s]/gu, "")
    .toLowerCase();
}
