/** Whatever the threads do, the lines come in order, no faster than they are taken, and the threads end with their exports. */
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { threadFile } from "#app/paths.server.ts";
import { linesInThreads } from "#app/release/lines-in-threads.server.ts";
import { type BlockLines, linesOfBlock } from "#app/release/lines-of-block.ts";
import { LinesThreads } from "#app/release/lines-threads.server.ts";
import type { WeighedBlock } from "#app/release/pairs-of-block.ts";
import type { HowToWrite } from "#app/release/rows-of-records.ts";
import { DEFAULT_PAIR_OPTIONS } from "#app/release/training-pair.ts";
import { writtenIn } from "./written-in.ts";

const MANY_BYTES = 100_000_000;
const JSONL: HowToWrite = {
  format: "generic",
  conversational: false,
  options: DEFAULT_PAIR_OPTIONS,
  weights: "column",
  split: null,
  shard: null,
  sidecar: false,
};

/** Blocks of very different sizes, so that threads overtake one another. */
function block(n: number): WeighedBlock {
  const lines = Array.from({ length: n % 3 === 0 ? 60 : 1 }, (_, i) =>
    JSON.stringify({
      id: `${n}-${i}`,
      prompt: `What is ${n} + ${i}?`,
      responses: [
        { text: `${n + i}` },
        { text: "I would rather not say, if that is all right with you. Let us talk." },
      ],
      judgments: [{ kind: "likert", value: 1 + (n % 2), points: 5 }],
    }),
  );
  const lengths = Uint32Array.from(lines, (line) => Buffer.byteLength(line));
  const offsets = lengths.map((_, i) => lengths.subarray(0, i).reduce((sum, length) => sum + length, 0));
  return {
    batch: { id: "b", week: 1 },
    deliverySha256: "d",
    file: { fileName: "week-1.jsonl", sha256: "d" },
    ids: lines.map((_, i) => `${n}-${i}`),
    offsets,
    lengths,
    // Memory of its own: a small Buffer lies in a pool.
    bytes: Uint8Array.from(Buffer.from(lines.join(""))),
    weights: new Float32Array(lines.length).fill(1),
    firstWeight: Uint32Array.from({ length: lines.length + 1 }, (_, i) => i),
    heldOut: null,
    factors: null,
  };
}

/** To compare bytes one by one takes seconds. */
function shown(block: BlockLines) {
  return { text: writtenIn(block).toString("latin1"), lines: block.lines, places: block.places };
}

/** Counts what was asked for. */
function source(count: number) {
  const asked = { blocks: 0 };
  async function* blocks() {
    for (let n = 0; n < count; n += 1) {
      asked.blocks += 1;
      yield block(n);
    }
  }
  return { asked, blocks: blocks() };
}

function watchedThreads(size: number, start = () => new Worker(threadFile("lines"))) {
  const started: Worker[] = [];
  const ended: Worker[] = [];
  const threads = new LinesThreads(size, () => {
    const worker = start();
    started.push(worker);
    worker.on("exit", () => ended.push(worker));
    return worker;
  });
  return { threads, started, ended };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 50));

describe("lines in threads", () => {
  it("are the lines that one thread writes, in order, for lines and for pages", async () => {
    for (const how of [JSONL, { ...JSONL, format: "parquet" }]) {
      const expected = Array.from({ length: 12 }, (_, n) => shown(linesOfBlock(block(n), how, { kernel: null })));
      const { threads, started, ended } = watchedThreads(3);
      const found = [];
      for await (const one of linesInThreads(source(12).blocks, how, MANY_BYTES, threads)) found.push(shown(one));
      expect(found).toEqual(expected);
      expect([started.length, ended.length]).toEqual([3, 3]);
    }
  });

  it("wait for a slow reader, and end where he leaves", async () => {
    const { threads, started, ended } = watchedThreads(2);
    const { asked, blocks } = source(1000);
    const lines = linesInThreads(blocks, JSONL, MANY_BYTES, threads);
    await lines.next();
    await turn();
    expect(asked.blocks).toBeLessThanOrEqual(8);
    await lines.next();
    await turn();
    expect(asked.blocks).toBeLessThanOrEqual(9);
    await lines.return(undefined);
    expect([started.length, ended.length]).toEqual([2, 2]);
  });

  it("are shared by exports at once, and outlive the one that ends first", async () => {
    const { threads, started, ended } = watchedThreads(2);
    const long = linesInThreads(source(8).blocks, JSONL, MANY_BYTES, threads);
    const short = linesInThreads(source(1000).blocks, { ...JSONL, format: "trl-preference" }, MANY_BYTES, threads);
    const first = await long.next();
    await short.next();
    await short.return(undefined);
    expect([started.length, ended.length]).toEqual([2, 0]);
    const found = [shown(first.value)];
    for await (const one of long) found.push(shown(one));
    expect(found).toEqual(Array.from({ length: 8 }, (_, n) => shown(linesOfBlock(block(n), JSONL, { kernel: null }))));
    expect([started.length, ended.length]).toEqual([2, 2]);
  });

  it("say that a thread died, and are written again by others afterwards", async () => {
    let dies = true;
    const { threads, started, ended } = watchedThreads(2, () =>
      dies
        ? new Worker('require("node:worker_threads").parentPort.on("message", () => process.exit(3))', { eval: true })
        : new Worker(threadFile("lines")),
    );
    const written = async () => {
      let lines = 0;
      for await (const one of linesInThreads(source(6).blocks, JSONL, MANY_BYTES, threads)) lines += one.lines;
      return lines;
    };
    await expect(written()).rejects.toThrow(
      "A thread that was writing the export ended: exit code 3. Start the export again.",
    );
    expect(ended).toHaveLength(2);
    dies = false;
    expect(await written()).toBe(124);
    expect([started.length, ended.length]).toEqual([4, 4]);
  });

  it("name the file of a record that is not the one that was measured", async () => {
    const { threads, ended } = watchedThreads(1);
    async function* altered() {
      yield block(0);
      yield { ...block(1), ids: ["another"] };
    }
    const found = [];
    const writing = async () => {
      for await (const one of linesInThreads(altered(), JSONL, MANY_BYTES, threads)) found.push(one);
    };
    await expect(writing()).rejects.toThrow('The stored bytes of "week-1.jsonl" (vault file d) have been altered');
    expect([found.length, ended.length]).toEqual([1, 1]);
  });

  it("need no thread where there are few", async () => {
    const { threads, started } = watchedThreads(2);
    const found = [];
    for await (const one of linesInThreads(source(3).blocks, JSONL, 20_000, threads)) found.push(one);
    expect(found.map(({ lines }) => lines)).toEqual([60, 1, 1]);
    expect(started).toEqual([]);
  });
});
