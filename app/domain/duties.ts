/** Separation of duties: who looked at the work does not say that it is paid. */
import { isSamePerson } from "./approval.ts";

/**
 * A sentence that says why this person may not; null when they may.
 *
 * @param reviewers who reviewed items of the batch in an inspection.
 * @param what is to be done, as in "approve its payment".
 * @example dutyFault("ada", ["Ada"], "sign its decision") // "ada reviewed items of this batch …"
 */
export function dutyFault(person: string, reviewers: readonly string[], what: string): string | null {
  if (!reviewers.some((reviewer) => isSamePerson(reviewer, person))) return null;
  return `${person} reviewed items of this batch in an inspection. Duties are separated here: somebody else has to ${what}.`;
}
