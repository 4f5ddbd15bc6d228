/**
 * What a command really holds on to, garbage aside: with `NODE_OPTIONS="--expose-gc --import …/live-memory.js"` its main
 * thread collects all garbage thirty times a second and writes what is left to the file LIVE_MEMORY, a number of bytes a line.
 */
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.LIVE_MEMORY;
if (isMainThread && file) {
  const look = () => {
    globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    appendFileSync(file, `${heapUsed + arrayBuffers}\n`);
  };
  setInterval(look, 33).unref();
}
