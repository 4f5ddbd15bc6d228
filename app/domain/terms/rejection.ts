/** The right to reject a delivery, and what follows when it lapses undecided. */
import { type RejectionWindow, rejectionWindow } from "../schedule.ts";
import { dayIn } from "./clock.ts";
import { type Term, valueOn } from "./term.ts";

export interface RejectionClock extends RejectionWindow {
  /** What an undecided delivery counts as once the window has closed; null = nothing follows from silence. */
  lapsesInto: "accepted" | null;
  /**
   * Since when it is deemed accepted; null while it is not. It follows from the term and the clock and is never stored:
   * it is not our decision, and no decision is needed for it to be payable.
   */
  deemedAcceptedAt: number | null;
}

/**
 * @param terms of the contract; the one that held on the day of receipt counts. Without one the contract's own number of
 *   days holds, and silence is acceptance, as its form says.
 * @param isUndecided no decision that counts answers this delivery: none, an older one, a hold, or one that still awaits
 *   its second person. A hold does not stop the clock; only a signed outcome does.
 */
export function rejectionClock(
  { contract, terms, receivedAt, isUndecided }: Delivered,
  now: number,
  timeZone = contract.timeZone ?? "UTC",
): RejectionClock {
  const term = valueOn(terms, "rejection_window", dayIn(receivedAt, timeZone));
  const window = rejectionWindow(receivedAt, term?.days ?? contract.rejectionWindowDays, now, timeZone);
  const lapsesInto = term === null || term.deemed === "accepted" ? "accepted" : null;
  const isDeemed = isUndecided && lapsesInto === "accepted" && window.state === "closed";
  return { ...window, lapsesInto, deemedAcceptedAt: isDeemed ? window.closesAt : null };
}

interface Delivered {
  contract: { rejectionWindowDays: number; timeZone?: string };
  terms: readonly Term[];
  receivedAt: number;
  isUndecided: boolean;
}
