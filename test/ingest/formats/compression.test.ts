import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readContent, readFile, refusal, temporaryFile, temporaryPath } from "./reading.ts";
import { zstdBomb, zstdFrame } from "./zstd-frames.ts";

const MIB = 1024 * 1024;
const ROWS = Array.from({ length: 20_000 }, (_, id) => ({ id, text: `row ${id * 7919} ${"é".repeat(id % 40)}` }));
const JSONL = Buffer.from(ROWS.map((row) => `${JSON.stringify(row)}\n`).join(""));
const hasZstd = spawnSync("zstd", ["--version"]).status === 0;

describe.each([
  ["gzip", (bytes: Buffer) => gzipSync(bytes)],
  [
    "gzip of several members",
    (bytes: Buffer) => Buffer.concat([gzipSync(bytes.subarray(0, 999)), gzipSync(bytes.subarray(999))]),
  ],
  ["zstd", zstdFrame],
  [
    "zstd of several frames",
    (bytes: Buffer) => Buffer.concat([zstdFrame(bytes.subarray(0, 999)), zstdFrame(bytes.subarray(999))]),
  ],
])("%s", (name, compress) => {
  const id = name.split(" ")[0];

  test("JSON Lines: rows and lines as in the plain file, no byte places", async () => {
    const bytes = compress(JSONL);
    const reading = await readContent(bytes);
    expect(reading.format).toBe(`jsonl ${id}`);
    expect(reading.values).toEqual(ROWS);
    expect(reading.rows.at(-1)).toMatchObject({ line: 20_000, offset: -1, length: 0 });
    expect(reading.bytesRead).toBe(bytes.length);
  });

  test("JSON array, CSV and TSV", async () => {
    const array = await readContent(compress(Buffer.from('[{"a":"x"}]')));
    const csv = await readContent(compress(Buffer.from("a,b\nx,y\n")));
    const tsv = await readContent(compress(Buffer.from("a\tb\nx\ty\n")));
    expect([array.format, csv.format, tsv.format]).toEqual([`json ${id}`, `csv ${id}`, `tsv ${id}`]);
    expect([array.values, csv.values, tsv.values]).toEqual([[{ a: "x" }], [{ a: "x", b: "y" }], [{ a: "x", b: "y" }]]);
  });
});

test("a gzip that ends in the middle names the expanded byte where it breaks", async () => {
  const whole = gzipSync(JSONL);
  const reason = await refusal(readContent(whole.subarray(0, whole.length - 1000)));
  expect(reason).toMatch(/^truncated: truncated gzip: the file ends in the middle, after expanded byte \d+$/);
  const broke = Number(/\d+$/.exec(reason)?.[0]);
  expect(broke).toBeGreaterThan(JSONL.length * 0.9);
  expect(broke).toBeLessThan(JSONL.length);
});

test("a gzip that lacks only its last byte is truncated too", async () => {
  const reason = await refusal(readContent(gzipSync(JSONL).subarray(0, -1)));
  expect(reason).toBe(`truncated: truncated gzip: the file ends in the middle, after expanded byte ${JSONL.length}`);
});

test("a gzip with a changed byte is damaged", async () => {
  const bytes = gzipSync(JSONL);
  bytes[bytes.length - 6] = (bytes.at(-6) ?? 0) ^ 1;
  expect(await refusal(readContent(bytes))).toMatch(
    /^damaged: damaged gzip: the compressed data are wrong after expanded byte \d+$/,
  );
});

test("a zstd that ends in the middle is truncated, a wrong one damaged", async () => {
  const whole = zstdFrame(JSONL);
  expect(await refusal(readContent(whole.subarray(0, whole.length - 1000)))).toMatch(
    /^truncated: truncated zstd: .* after expanded byte \d+$/,
  );
  const wrong = zstdFrame(Buffer.from('{"a":1}\n'.repeat(100)));
  wrong[6] = (wrong[6] ?? 0) | 6;
  expect(await refusal(readContent(wrong))).toMatch(/^damaged: damaged zstd/);
});

test.skipIf(!hasZstd)("what the zstd program writes is read, at low and high levels", async () => {
  for (const level of ["-1", "-19"]) {
    const [plain, packed] = [temporaryFile(JSONL), temporaryPath()];
    expect(spawnSync("zstd", ["-q", level, plain, "-o", packed]).status).toBe(0);
    expect((await readFile(packed)).values).toEqual(ROWS);
  }
});

describe("a bomb is bounded", () => {
  test("by the ratio: 200 times beyond 64 MiB", async () => {
    const blanks = gzipSync(Buffer.alloc(200 * MIB, "\n"), { level: 9 });
    expect(blanks.length).toBeLessThan(210_000);
    const reason = "expanded-size: the compressed file unfolds more than 200 times its size";
    expect(await refusal(readContent(blanks))).toBe(reason);
    expect(await refusal(readContent(zstdBomb(0x20, 8 * 4096)))).toBe(reason);
  });

  test("by the limit", async () => {
    const limits = { maxExpandedBytes: 100_000 };
    const reason = "expanded-size: the compressed file unfolds to more than 100000 bytes";
    expect(await refusal(readContent(gzipSync(JSONL), limits))).toBe(reason);
    expect(await refusal(readContent(zstdFrame(JSONL), limits))).toBe(reason);
  });
});

test("compressed twice, or a binary format compressed, is refused", async () => {
  expect(await refusal(readContent(gzipSync(gzipSync(JSONL))))).toBe(
    "binary: a gzip file that holds another binary file",
  );
  expect(await refusal(readContent(gzipSync(Buffer.from("PAR1....PAR1"))))).toBe(
    "binary: a gzip file that holds another binary file",
  );
});

test("reading can stop early without leaving the file open", async () => {
  const path = temporaryFile(gzipSync(JSONL));
  writeFileSync(`${path}.plain`, JSONL);
  const { jsonl } = await import("#app/ingest/formats/jsonl.server.ts");
  const { DEFAULT_LIMITS } = await import("#app/ingest/formats/format.ts");
  for (const [file, compression] of [
    [path, "gzip"],
    [`${path}.plain`, "none"],
  ] as const) {
    for await (const batch of jsonl.read(file, compression, DEFAULT_LIMITS)) {
      expect(batch.rows).toHaveLength(512);
      break;
    }
  }
  expect(readFileSync(path).length).toBeGreaterThan(0);
});
