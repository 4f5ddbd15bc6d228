import { useEffect } from "react";

export interface RefreshWhileProps {
  running: boolean;
  /** Asks the server anew. */
  refresh: () => void;
}

const EVERY_MS = 700;
const EVERY_SECONDS = 2;

/** Keeps a page of running work current: by the script, or by reloading where there is none. */
export function RefreshWhile({ running, refresh }: RefreshWhileProps) {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(refresh, EVERY_MS);
    return () => clearInterval(timer);
  }, [running, refresh]);
  if (!running) return null;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(EVERY_SECONDS)} />
    </noscript>
  );
}
