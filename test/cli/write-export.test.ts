/** An export on the disk is whole or not there, and a chunk is free when the one behind it has been taken. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeToFile } from "#app/cli/write-export.ts";

const MB = 1024 * 1024;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-write-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("an export that is written to a file", () => {
  it("is written through two pieces of memory, however large it is: one is made while the other is written", async () => {
    const memories = [Buffer.alloc(5 * MB), Buffer.alloc(5 * MB)] as const;
    async function* chunks() {
      for (let n = 1; n <= 9; n += 1) {
        const memory = memories[n % 2 === 0 ? 0 : 1];
        if (n > 2) expect(memory[0]).toBe(0xff);
        yield memory.fill(n);
      }
    }
    const file = join(folder, "export");
    await writeToFile(chunks(), file, (chunk) => chunk.fill(0xff));
    const bytes = readFileSync(file);
    expect(bytes.length).toBe(45 * MB);
    for (let n = 1; n <= 9; n += 1)
      expect(bytes.subarray((n - 1) * 5 * MB, n * 5 * MB).equals(Buffer.alloc(5 * MB, n))).toBe(true);
    expect(readdirSync(folder)).toEqual(["export"]);
  });

  it("is not there when it breaks off", async () => {
    const file = join(folder, "export");
    async function* chunks() {
      yield Buffer.alloc(20 * MB);
      expect(existsSync(`${file}.${process.pid}.part`)).toBe(true);
      throw new Error("The vault is gone.");
    }
    await expect(writeToFile(chunks(), file)).rejects.toThrow("The vault is gone.");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("lets go of its chunks when they can be taken no further", async () => {
    let left = false;
    async function* chunks() {
      try {
        yield Buffer.alloc(10);
        yield Buffer.alloc(9);
        yield Buffer.alloc(10);
      } finally {
        left = true;
      }
    }
    await expect(
      writeToFile(chunks(), join(folder, "export"), ({ length }) => {
        if (length < 10) throw new Error("No space left.");
      }),
    ).rejects.toThrow("No space left.");
    expect([left, readdirSync(folder)]).toEqual([true, []]);
  });
});
