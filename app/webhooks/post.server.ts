/** One message to one address: no redirect is followed, no answer is read beyond its status, nothing waits for ever. */
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { ForbiddenAddress, publicLookup, refuseWrittenOut } from "./address-guard.server.ts";

const TIMEOUT_MS = 10_000;

export interface Posted {
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Why there was none. */
  fault: string | null;
  ms: number;
}

export interface PostOptions {
  /** Also to addresses that are not public: by setting only. */
  allowPrivate: boolean;
  headers: Record<string, string>;
  timeoutMs?: number;
  lookup?: ReturnType<typeof publicLookup>;
}

export async function post(url: string, body: string, options: PostOptions): Promise<Posted> {
  const started = performance.now();
  const since = () => Math.round(performance.now() - started);
  try {
    return { status: await statusOf(new URL(url), body, options), fault: null, ms: since() };
  } catch (error) {
    return { status: null, fault: faultOf(error), ms: since() };
  }
}

function statusOf(url: URL, body: string, options: PostOptions): Promise<number> {
  const { allowPrivate, headers, timeoutMs = TIMEOUT_MS, lookup = publicLookup() } = options;
  if (!allowPrivate) refuseWrittenOut(url);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const send = url.protocol === "https:" ? secure : plain;
    const asked = send(
      url,
      {
        method: "POST",
        signal,
        // A connection of its own: one that is kept alive would have been looked up by somebody else.
        agent: false,
        headers: { ...headers, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
        ...(!allowPrivate && { lookup }),
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    asked.on("error", (error) => reject(signal.aborted ? new TimedOut() : error));
    asked.end(body);
  });
}

class TimedOut extends Error {}

/** In our words: an error's own may quote what a stranger's server wrote. */
function faultOf(error: unknown): string {
  if (error instanceof ForbiddenAddress) return error.message;
  if (error instanceof TimedOut) return "No answer within ten seconds.";
  const code = (error as { code?: string }).code ?? "";
  return FAULTS[code] ?? (/CERT|TLS|SSL/.test(code) ? "The certificate is not valid." : "The connection failed.");
}

const FAULTS: Record<string, string> = {
  ENOTFOUND: "There is no such host.",
  EAI_AGAIN: "The host's name could not be looked up.",
  ECONNREFUSED: "Nobody listens there.",
  ECONNRESET: "The connection was cut.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
};
