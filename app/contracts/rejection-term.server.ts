/** The recorded rejection window that holds on a day, in words: it wins over the contract's own number of days. */
import { sayTerm, termOn } from "#app/domain/terms/term.ts";
import type { Db } from "#db/client.server.ts";
import { termsOf } from "#db/terms.server.ts";

/** "" where none is recorded. @param day YYYY-MM-DD */
export async function rejectionTermOf(db: Db, contractId: string, day: string): Promise<string> {
  const holds = termOn(await termsOf(db, contractId), "rejection_window", day);
  return holds && holds.value !== null
    ? `${sayTerm("rejection_window", holds.value)} (from ${holds.effectiveFrom})`
    : "";
}
