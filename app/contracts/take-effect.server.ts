/**
 * Amendments that were signed ahead take effect when their day begins in the contract's zone. The server asks before every
 * request and the command line before every command, so nothing is read or decided by terms that no longer hold.
 */
import { dayIn } from "#app/domain/wall-clock.ts";
import { pendingUpTo } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";

/** On Kiritimati, where on Earth a day begins first. */
const MOST_AHEAD_OF_UTC = 14 * 60 * 60 * 1000;

/** @param now UTC milliseconds */
export async function takeEffect(db: Db, now: number): Promise<void> {
  // One after another: two requests at once must not apply the same amendment twice.
  const turn = (turns.get(db) ?? Promise.resolve()).then(() => applyDue(db, now));
  turns.set(
    db,
    turn.catch(() => {}),
  );
  await turn;
}

const turns = new WeakMap<Db, Promise<void>>();

async function applyDue(db: Db, now: number): Promise<void> {
  const near = await pendingUpTo(db, dayIn(now + MOST_AHEAD_OF_UTC, "UTC"));
  const due = near.filter(({ effectiveOn, timeZone }) => effectiveOn <= dayIn(now, timeZone));
  if (due.length === 0) return;
  // Loaded when it is wanted: every command asks, and next to none has anything to apply.
  const { applyPending } = await import("./apply-pending.server.ts");
  for (const pending of due) await applyPending(db, pending, now);
}
