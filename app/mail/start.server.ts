/** The beat of the mail: digests whose hour has come, and what waits to be sent. */
import { type Beat, startBeat } from "#app/operation/beat.ts";
import { type MailTools, makeDigests, sendMails } from "./send.server.ts";

const BEAT_MS = 20_000;

/** Without a mail server nothing is made and nothing is sent. @param failed told of what went wrong */
export function startMail(tools: MailTools, failed: (error: unknown) => void, everyMs = BEAT_MS): Beat {
  if (tools.settings.smtp === null) return { stop: async () => {} };
  return startBeat(
    async (stopped) => {
      await makeDigests(tools);
      let round = await sendMails(tools, stopped);
      // A mail program that takes many is given many; what was put off waits for its time.
      while (!stopped() && round.taken > 0) round = await sendMails(tools, stopped);
    },
    failed,
    everyMs,
  );
}
