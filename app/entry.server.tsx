import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { NonceContext } from "#app/components/nonce.tsx";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { renderPage } from "./render.server.ts";

const ABORT_AFTER_MS = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce } = context;
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return renderPage(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
    </NonceContext.Provider>,
    { nonce, status, headers, whole, patience: ABORT_AFTER_MS + 1000 },
  );
}

/** Logged once, with no content of records: expected failures are values and never come here. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const path = new URL(request.url).pathname;
  process.stderr.write(`unexpected error at ${request.method} ${path}: ${faultForLog(error)}\n`);
}
