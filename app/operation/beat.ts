/** Work that a running server does again and again, one round after the other. */

export interface Beat {
  /** After it, no round begins any more; one under way is waited for. */
  stop(): Promise<void>;
}

/**
 * @param work one round; it may ask whether a stop was called for.
 * @param failed told of what went wrong; the next round tries again.
 */
export function startBeat(
  work: (stopped: () => boolean) => Promise<void>,
  failed: (error: unknown) => void,
  everyMs: number,
): Beat {
  let stopped = false;
  let round = Promise.resolve();
  let timer: NodeJS.Timeout;
  const beat = () => {
    round = work(() => stopped).catch(failed);
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
