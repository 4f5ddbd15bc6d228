/**
 * How long the other side may take. An upload may take hours over a slow line, so the whole of a request has no limit;
 * its head has, and so has silence, so that nobody holds connections by sending next to nothing.
 */
import { createServer, type RequestListener, type Server } from "node:http";

export interface Patience {
  /** Until the head of a request is there, in milliseconds. */
  head: number;
  /** Without a byte in either direction. Longer than any answer is thought about. */
  silence: number;
}

const PATIENCE: Patience = { head: 60_000, silence: 600_000 };
/** How often heads that are overdue are looked for, at most. */
const LOOKED_FOR = 10_000;

export function patientServer(app: RequestListener, { head, silence }: Patience = PATIENCE): Server {
  const connectionsCheckingInterval = Math.min(LOOKED_FOR, Math.ceil(head / 4));
  const server = createServer({ requestTimeout: 0, headersTimeout: head, connectionsCheckingInterval }, app);
  server.setTimeout(silence);
  return server;
}
