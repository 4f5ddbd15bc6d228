/** What the verifiable constraints of a record say about it and its responses, as bits of the columns. */
import type { ConstraintRecord, ItemRecord } from "#app/domain/record.ts";
import { ItemMark, ResponseMark } from "#app/metrics/batch-view.ts";
import { checkOf } from "../constraints/index.ts";

/** CONSTRAINED where we can check every constraint, UNKNOWN_CONSTRAINT where we cannot; 0 without any. */
export function constrainedMark(constraints: readonly ConstraintRecord[] | undefined): number {
  if (!constraints || constraints.length === 0) return 0;
  return constraints.every((one) => checkOf(one) !== null) ? ItemMark.CONSTRAINED : ItemMark.UNKNOWN_CONSTRAINT;
}

/** Bits of ResponseMark for a response in the language detected (BCP 47; null where none was). */
export type ResponseVerdict = (position: number, text: string, language: string | null) => number;

/** null for a record without constraints. */
export function constraintVerdicts({ constraints, responses }: ItemRecord): ResponseVerdict | null {
  if (!constraints || constraints.length === 0) return null;
  const checks = constraints.map(checkOf);
  const known = checks.filter((check) => check !== null);
  return (position, text, language) => {
    const ours = known.length === checks.length ? known.map((check) => check(text, language)) : [];
    const vendors = responses[position]?.verified ?? [];
    return (
      bitsOf(ours, ResponseMark.VERIFIED, ResponseMark.VIOLATED) |
      bitsOf(vendors, ResponseMark.VENDOR_VERIFIED, ResponseMark.VENDOR_VIOLATED)
    );
  };
}

/** One violation decides; otherwise one that cannot be told leaves it open. */
function bitsOf(verdicts: readonly (boolean | null)[], verified: number, violated: number): number {
  if (verdicts.includes(false)) return violated;
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === true) ? verified : 0;
}
