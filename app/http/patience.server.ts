/**
 * How long the other side may take. An upload may take hours over a slow line, so the whole of a request has no limit;
 * its head has, and so has silence, so that nobody holds connections by sending next to nothing.
 */
import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";

export interface Patience {
  /** Until the head of a request is there, in milliseconds. */
  head: number;
  /** Without a byte in either direction. Longer than any answer is thought about. */
  silence: number;
  /**
   * How long a connection waits for the next request. Node's five seconds end it just as a reader who has read a page asks
   * for the next one: on a busy machine a few in a thousand then met a closed door.
   */
  kept?: number;
}

const PATIENCE = { head: 60_000, silence: 600_000, kept: 30_000 } satisfies Patience;
/** How often heads that are overdue are looked for, at most. */
const LOOKED_FOR = 10_000;

/**
 * How much of a body, either way, may wait for whoever takes it, in bytes of each connection. A body is read by turns, and
 * between two of them every other request has its own: at Node's 16 or 64 KiB a file of 240 MB waited four thousand times
 * behind the pages of others. Nothing is set aside: a connection that is idle or keeps up holds none of it.
 */
export const BODY_AHEAD = 512 * 1024;

export function patientServer(
  app: RequestListener,
  { head, silence, kept = PATIENCE.kept }: Patience = PATIENCE,
): Server {
  const connectionsCheckingInterval = Math.min(LOOKED_FOR, Math.ceil(head / 4));
  const limits = { requestTimeout: 0, headersTimeout: head, connectionsCheckingInterval };
  const server = createServer({ ...limits, highWaterMark: BODY_AHEAD }, app);
  server.setTimeout(silence);
  server.keepAliveTimeout = kept;
  // Who listens for it closes the connection, which Node else does at once.
  server.on("timeout", closeUnlessHeard);
  return server;
}

/**
 * Node looks at the time before it looks at what has come. After a standstill (a long query, a machine that gave the process
 * no turn) a connection seems to have been silent although its next request lies there, and to close it breaks that request
 * off. So it has one turn in which what has come is read.
 */
function closeUnlessHeard(socket: Socket): void {
  const before = socket.bytesRead;
  setImmediate(() => {
    if (socket.bytesRead === before) socket.destroy();
  });
}
