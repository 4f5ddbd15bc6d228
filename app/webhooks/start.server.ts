/** The beat of the webhooks: new events are collected and what is due is sent. */
import { type Beat, startBeat } from "#app/operation/beat.ts";
import { collect, type SendTools, sendDue } from "./send.server.ts";

const BEAT_MS = 2_000;

/** @param failed told of what went wrong; the next round tries again. */
export function startWebhooks(tools: SendTools, failed: (error: unknown) => void, everyMs = BEAT_MS): Beat {
  return startBeat(
    async (stopped) => {
      await collect(tools);
      // While there is more, no time is lost; a stop is heard between two rounds.
      while (!stopped() && (await sendDue(tools)) > 0);
    },
    failed,
    everyMs,
  );
}
