/** The beat of the webhooks: new events are collected and what is due is sent, one round after the other. */
import { collect, type SendTools, sendDue } from "./send.server.ts";

const BEAT_MS = 2_000;

export interface Beat {
  /** After it, nothing is sent any more; a request under way is waited for. */
  stop(): Promise<void>;
}

/** @param failed told of what went wrong; the next round tries again. */
export function startWebhooks(tools: SendTools, failed: (error: unknown) => void, everyMs = BEAT_MS): Beat {
  let stopped = false;
  let round = Promise.resolve();
  let timer: NodeJS.Timeout;
  const beat = () => {
    round = (async () => {
      await collect(tools);
      // While there is more, no time is lost; a stop is heard between two rounds.
      while (!stopped && (await sendDue(tools)) > 0);
    })().catch(failed);
    void round.then(() => {
      if (!stopped) timer = setTimeout(beat, everyMs).unref();
    });
  };
  timer = setTimeout(beat, everyMs).unref();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
