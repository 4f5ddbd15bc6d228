/** An upload that takes longer than any limit of a request is let through; a head or a body that never comes is not. */
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiServer, apiServer } from "#test/api/api-server.ts";
import { itemLine } from "#test/support/deliver.ts";

const PATIENCE = { head: 400, silence: 3000 };
/** A server without these limits waits for longer still; a busy machine is late with them. */
const SOON = 30_000;
let server: ApiServer;
let bearer: string;
beforeAll(async () => {
  server = await apiServer({ patience: PATIENCE });
  bearer = await server.bearer({ name: "Ida Lead", role: "lead", scopes: ["deliveries.take-in"] });
});
afterAll(() => server.stop());

function opened(): { socket: Socket; heard: () => string; closed: Promise<number> } {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  let text = "";
  socket.on("data", (bytes) => {
    text += bytes.toString("utf8");
  });
  socket.on("error", () => {});
  const from = Date.now();
  const closed = new Promise<number>((resolve) => socket.on("close", () => resolve(Date.now() - from)));
  return { socket, heard: () => text, closed };
}

const head = (length: number) =>
  `POST /api/v1/checks?name=slow.jsonl HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bearer}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;

it("takes a file in that comes for longer than a head may take, and longer than silence may last", async () => {
  const lines = Array.from({ length: 16 }, (_, n) => `${itemLine(`slow-${n}`)}\n`);
  const { socket, heard, closed } = opened();
  socket.write(head(lines.join("").length));
  for (const line of lines) {
    await wait(250);
    socket.write(line);
  }
  expect(await closed).toBeGreaterThan(PATIENCE.silence);
  expect(heard()).toMatch(/^HTTP\/1\.1 202 /);
  expect(heard()).toContain('"state":"queued"');
});

it("does not wait for a head that is never finished, byte by byte as it may come", async () => {
  const { socket, heard, closed } = opened();
  socket.write("POST /api/v1/checks HTTP/1.1\r\n");
  const drip = setInterval(() => socket.writable && socket.write("X-A: b\r\n"), 100);
  const after = await closed;
  clearInterval(drip);
  expect(after).toBeLessThan(SOON);
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
});

it("does not wait for a body that falls silent, and keeps nothing of it", async () => {
  const { socket, closed } = opened();
  socket.write(head(10_000));
  socket.write(itemLine("half"));
  expect(await closed).toBeLessThan(SOON);
  const { body } = await server.ask(bearer, "GET", "/jobs");
  expect(body.items).toHaveLength(1);
});
