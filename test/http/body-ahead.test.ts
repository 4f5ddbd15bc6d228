/** How many turns a body takes among other requests, and what connections may keep of it: counted, not timed. */
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Busboy } from "@fastify/busboy";
import { afterEach, expect, it } from "vitest";
import { BODY_AHEAD, patientServer } from "#app/http/patience.server.ts";

const MEGABYTE = 2 ** 20;
const CONNECTIONS = 50;
const open: { server: Server; sockets: Socket[] }[] = [];
afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server): Promise<{ dial(): Socket }> {
  const sockets: Socket[] = [];
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    dial() {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
      socket.on("error", () => {});
      sockets.push(socket);
      return socket;
    },
  };
}

const head = (bytes: number, type = "application/octet-stream") =>
  `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${bytes}\r\n\r\n`;

/** Each turn lasts as long as a page of somebody else. */
const PAGE = 3;

/** @returns how many turns the body of a file of so many bytes took */
async function turnsOf(make: (app: RequestListener) => Server, bytes: number): Promise<number> {
  let turns = 0;
  let taken = 0;
  const app: RequestListener = async (request, response) => {
    for await (const block of request) {
      turns += 1;
      taken += (block as Buffer).length;
      await wait(PAGE);
    }
    response.end("taken");
  };
  const { dial } = await listening(make(app));
  await sent(dial(), head(bytes), Buffer.alloc(bytes));
  expect(taken).toBe(bytes);
  return turns;
}

/** Until the other side has answered and closed. */
function sent(socket: Socket, ...parts: (string | Buffer)[]): Promise<void> {
  for (const part of parts) socket.write(part);
  socket.resume();
  return new Promise((resolve) => socket.on("close", () => resolve()));
}

it("takes a body in a fifth of the turns at most that a server without it takes", async () => {
  const bytes = 32 * MEGABYTE;
  const plain = await turnsOf((app) => createServer(app), bytes);
  const ours = await turnsOf((app) => patientServer(app), bytes);
  expect(plain).toBeGreaterThanOrEqual(bytes / (64 * 1024));
  expect(ours).toBeLessThanOrEqual(plain / 5);
});

it("takes the file of a form in as few", async () => {
  const bytes = 32 * MEGABYTE;
  const turns = async (ahead: { highWaterMark?: number; fileHwm?: number }) => {
    let count = 0;
    const { dial } = await listening(
      patientServer((request, response) => {
        const headers = { ...request.headers, "content-type": request.headers["content-type"] ?? "" };
        const parser = new Busboy({ headers, ...ahead });
        parser.on("file", async (_field, stream) => {
          for await (const _ of stream) {
            count += 1;
            await wait(PAGE);
          }
          response.end("taken");
        });
        request.pipe(parser);
      }),
    );
    const before = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
    const length = before.length + bytes + "\r\n--b--\r\n".length;
    await sent(dial(), head(length, "multipart/form-data; boundary=b"), before, Buffer.alloc(bytes), "\r\n--b--\r\n");
    return count;
  };
  const plain = await turns({});
  const ours = await turns({ highWaterMark: BODY_AHEAD, fileHwm: BODY_AHEAD });
  expect(ours).toBeLessThanOrEqual(plain / 5);
});

it("keeps nothing for fifty connections that are idle, and half a megabyte at most of each whose body nobody takes", async () => {
  const answered: (() => void)[] = [];
  const { dial } = await listening(
    patientServer((request, response) => {
      answered.push(() => request.resume().on("end", () => response.end()));
    }),
  );
  const held = () => process.memoryUsage().arrayBuffers;
  const empty = held();
  const idle = Array.from({ length: CONNECTIONS }, dial);
  await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
  await wait(100);
  expect(held() - empty).toBeLessThan(2 * MEGABYTE);
  const body = Buffer.alloc(8 * MEGABYTE);
  const full = held();
  const ended = idle.map((socket) => sent(socket, head(body.length), body));
  await expect.poll(() => answered.length, { timeout: 60_000 }).toBe(CONNECTIONS);
  await wait(500);
  // What was asked for when the last of it came is one read more.
  expect(held() - full).toBeLessThan(CONNECTIONS * (BODY_AHEAD + 128 * 1024));
  for (const answer of answered) answer();
  await Promise.all(ended);
}, 120_000);

it("keeps half a megabyte at most, and a block, of an answer that its reader does not take", async () => {
  const kept: number[] = [];
  const block = Buffer.alloc(64 * 1024);
  const { dial } = await listening(
    patientServer(async (_request, response) => {
      const place = kept.push(0) - 1;
      for (let i = 0; i < 400; i += 1) {
        const goesOn = response.write(block);
        kept[place] = Math.max(kept[place] ?? 0, response.writableLength);
        if (!goesOn) await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
        if (response.destroyed) return;
      }
      response.end();
    }),
  );
  for (let i = 0; i < CONNECTIONS; i += 1) dial().pause().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => kept.filter((bytes) => bytes >= BODY_AHEAD).length, { timeout: 60_000 }).toBe(CONNECTIONS);
  expect(Math.max(...kept)).toBeLessThan(BODY_AHEAD + 2 * block.length);
}, 120_000);
