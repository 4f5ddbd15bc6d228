/** Files of several row groups: all rows are there, and what a reader gives back is written again without harm. */
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { BlockLines } from "#app/release/lines-of-block.ts";
import { ParquetFile } from "#app/release/parquet-file.ts";
import { parquetPages } from "#app/release/parquet-pages.ts";

const BLOCKS = 40;
const ROWS = 100;
const LONG = "A rather long answer, é. ".repeat(200);

function block(n: number): BlockLines {
  const rows = Array.from({ length: n % 7 === 3 ? 0 : ROWS }, (_, i) => ({
    row: {
      prompt: [{ role: "user", content: `Question ${n}.${i}?` }],
      chosen: [{ role: "assistant", content: `${LONG}${n}.${i}` }],
      rejected: i === 5 ? [] : [{ role: "assistant", content: `No ${n}.${i}` }],
      margin: 0.5,
      weight: i % 2 === 0 ? 1 : undefined,
      label_prob: undefined,
      id: `${n}-${i}`,
      batch: "b",
      week: 3,
      delivery: "d",
      chosen_position: 0,
      rejected_position: 1,
      consensus: -0.5,
      judgments: 1,
      conversation: i % 3 === 0 ? `c-${n}` : undefined,
      turn: undefined,
      domain: "code",
      language: undefined,
    },
    spelling: { characters: "utf8" as const, decoded: null },
  }));
  const { bytes, places } = parquetPages(rows, true);
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), lines: rows.length, places };
}

/** A reader that copies what it gets; `done` is what it does with the chunk itself. */
function fileOf(done: (chunk: Buffer, file: ParquetFile) => void): { bytes: Buffer; memories: number } {
  const file = new ParquetFile(true);
  const copies: Buffer[] = [];
  const memories = new Set<ArrayBufferLike>();
  const take = (chunks: Buffer[]) => {
    for (const chunk of chunks) {
      copies.push(Buffer.from(chunk));
      if (chunk.length > 1_000_000) memories.add(chunk.buffer);
      done(chunk, file);
    }
  };
  for (let n = 0; n < BLOCKS; n += 1) take(file.add(block(n)));
  take(file.end());
  return { bytes: Buffer.concat(copies), memories: memories.size };
}

describe("a Parquet file", () => {
  const kept = fileOf(() => {});

  it("holds every row of every block, in row groups", async () => {
    const file = Uint8Array.from(kept.bytes).buffer;
    const { row_groups: groups } = parquetMetadata(file);
    expect(groups.length).toBeGreaterThan(1);
    const rows = await parquetReadObjects({ file });
    const blocks = Array.from({ length: BLOCKS }, (_, n) => n).filter((n) => n % 7 !== 3);
    expect(rows.map(({ id }) => id)).toEqual(
      blocks.flatMap((n) => Array.from({ length: ROWS }, (_, i) => `${n}-${i}`)),
    );
    expect(rows[ROWS + 5]).toEqual({
      prompt: [{ role: "user", content: "Question 1.5?" }],
      chosen: [{ role: "assistant", content: `${LONG}1.5` }],
      rejected: [],
      margin: 0.5,
      weight: null,
      label_prob: null,
      id: "1-5",
      batch: "b",
      week: 3,
      delivery: "d",
      chosen_position: 0,
      rejected_position: 1,
      consensus: -0.5,
      judgments: 1,
      conversation: null,
      turn: null,
      domain: "code",
      language: null,
    });
  });

  it("is the same when its reader gives the chunks back, which takes the memory of one row group", () => {
    const given = fileOf((chunk, file) => {
      file.giveBack(chunk);
      // Nobody reads it any more.
      if (chunk.length > 1_000_000) chunk.fill(0xff);
    });
    expect(given.bytes.equals(kept.bytes)).toBe(true);
    expect([kept.memories, given.memories]).toEqual([3, 1]);
  });

  it("without rows is a file all the same", async () => {
    const file = Uint8Array.from(Buffer.concat(new ParquetFile(false).end())).buffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});
