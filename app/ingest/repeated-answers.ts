/**
 * Answers of an item that their annotator had given before, whether the delivery says so or not: an annotator has one voice on
 * an item, and the answer he gave first is it.
 */
import { parseInstant } from "#app/domain/instant.ts";
import type { JudgmentRecord } from "#app/domain/record.ts";

/** Above this the question whether anybody is named twice is put to a set. */
const FEW = 8;

/**
 * The judgments that repeat another of the same annotator: same kind, and of ratings the same attribute, of thumbs the same
 * response. The earliest is the one that counts, by time where both have one, else in the order given. Edits, spans and
 * critiques repeat nothing, of which one may write several; nor does an annotator without a name. null when there is none.
 */
export function unmarkedRepeats(judgments: readonly JudgmentRecord[]): ReadonlySet<JudgmentRecord> | null {
  if (!anybodyTwice(judgments)) return null;
  const first = new Map<string, JudgmentRecord>();
  const repeats = new Set<JudgmentRecord>();
  for (const judgment of judgments) {
    const asked = askedOf(judgment);
    if (asked === null) continue;
    const known = first.get(asked);
    if (!known || isEarlier(judgment, known)) {
      if (known) repeats.add(known);
      first.set(asked, judgment);
    } else repeats.add(judgment);
  }
  return repeats.size > 0 ? repeats : null;
}

function anybodyTwice(judgments: readonly JudgmentRecord[]): boolean {
  if (judgments.length > FEW) return new Set(judgments.map(({ annotator }) => annotator)).size < judgments.length;
  for (let i = 1; i < judgments.length; i += 1) {
    const annotator = judgments[i]?.annotator;
    if (annotator === undefined) continue;
    for (let j = 0; j < i; j += 1) if (judgments[j]?.annotator === annotator) return true;
  }
  return false;
}

/** Who was asked what; null for what repeats nothing, and for what is said to repeat another. */
function askedOf(judgment: JudgmentRecord): string | null {
  const { annotator, kind } = judgment;
  if (annotator === undefined || judgment.is_repeat_of !== undefined) return null;
  switch (kind) {
    case "edit":
    case "spans":
    case "critique":
      return null;
    case "rating":
      return JSON.stringify([annotator, kind, judgment.attribute ?? null]);
    case "thumbs":
      return JSON.stringify([annotator, kind, judgment.response ?? 0]);
    default:
      return JSON.stringify([annotator, kind]);
  }
}

function isEarlier({ at }: JudgmentRecord, than: JudgmentRecord): boolean {
  return at !== undefined && than.at !== undefined && parseInstant(at) < parseInstant(than.at);
}
