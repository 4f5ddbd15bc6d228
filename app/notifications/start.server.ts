/** The beat of the notifications: new events at once, clocks and cleaning now and then. */
import { type Beat, startBeat } from "#app/operation/beat.ts";
import { forgetOld, type NotifyTools, notifyOfClocks, notifyOfEvents } from "./collect.server.ts";

const BEAT_MS = 2_000;
const CLOCKS_MS = 900_000;

/** @param failed told of what went wrong; the next round tries again. */
export function startNotifications(tools: NotifyTools, failed: (error: unknown) => void, everyMs = BEAT_MS): Beat {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return startBeat(
    async () => {
      await notifyOfEvents(tools);
      // By a clock that cannot be set back.
      if (performance.now() - lookedAt < CLOCKS_MS) return;
      await notifyOfClocks(tools);
      await forgetOld(tools);
      lookedAt = performance.now();
    },
    failed,
    everyMs,
  );
}
