/** A request that waits at the door while the server is busy is answered, however long it was idle before. */
import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patientServer } from "#app/http/patience.server.ts";

const KEPT = 300;
let server: Server;
beforeAll(async () => {
  const patience = { head: 60_000, silence: 60_000, kept: KEPT };
  server = patientServer((_request, response) => void response.end("here"), patience).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Asking {
  socket: Socket;
  /** Answers so far, and how the connection ended. */
  seen: { answers: number; fault: string | null; closed: boolean };
  ask(): void;
}

function asking(): Asking {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const seen: Asking["seen"] = { answers: 0, fault: null, closed: false };
  socket.on("data", (bytes) => {
    seen.answers += bytes.toString().match(/HTTP\/1\.1 200/g)?.length ?? 0;
  });
  socket.on("error", (error: Error & { code?: string }) => {
    seen.fault = error.code ?? error.message;
  });
  socket.on("close", () => {
    seen.closed = true;
  });
  return { socket, seen, ask: () => void socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n") };
}

async function until(what: () => boolean): Promise<void> {
  for (let n = 0; n < 1000 && !what(); n += 1) await wait(10);
}

/** As a long query does, or a machine that gives the process no turn: no timer, no socket, nothing. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

it("after a standstill longer than a connection is kept: of ten that ask, ten are answered, and once more", async () => {
  const all = Array.from({ length: 10 }, asking);
  await Promise.all(all.map(({ socket }) => once(socket, "connect")));
  for (const round of [1, 2, 3]) {
    for (const { ask } of all) ask();
    if (round > 1) standStill(2 * KEPT + 1100);
    await until(() => all.every(({ seen }) => seen.answers === round || seen.closed));
    expect(all.map(({ seen }) => seen)).toEqual(all.map(() => ({ answers: round, fault: null, closed: false })));
  }
});

it("one that asks for nothing more is let go, also after a standstill", async () => {
  for (const still of [0, 2 * KEPT]) {
    const { socket, seen, ask } = asking();
    await once(socket, "connect");
    ask();
    await until(() => seen.answers === 1);
    if (still > 0) standStill(still);
    await until(() => seen.closed);
    expect(seen).toEqual({ answers: 1, fault: null, closed: true });
  }
});
