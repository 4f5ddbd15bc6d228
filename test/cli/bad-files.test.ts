/** Files that are no delivery: refused with exit 2, a sentence and what to do; nothing on stdout, whatever the name says. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGzip, gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zip } from "#test/ingest/formats/zip-writer.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { itemLine, itemLines } from "#test/support/deliver.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

async function refusal(name: string, content: string | Uint8Array, ...options: string[]): Promise<string[]> {
  const ran = await desk.run("check", desk.file(name, content), "--json", ...options);
  expect([ran.code, ran.stdout]).toEqual([2, ""]);
  expect(ran.stderr).not.toMatch(/^ +at /m);
  return ran.stderr.trimEnd().split("\n");
}

describe("nothing in it", () => {
  const BLANK = ["The file is empty or blank.", "Ask its sender for the data."];
  it.each([
    ["no byte", ""],
    ["only blank lines", "\n\n  \r\n\t\n"],
    ["only a byte order mark", "\ufeff"],
    ["nothing behind the gzip", gzipSync("")],
  ])("%s", async (_, content) => {
    expect(await refusal("nothing.jsonl", content)).toEqual(BLANK);
  });

  it("an empty array", async () => {
    expect((await refusal("empty.json", "[]"))[0]).toBe("The file holds no rows.");
  });

  it("a header and no rows", async () => {
    expect((await refusal("header.csv", "id,prompt,chosen,rejected\n"))[0]).toBe("The file holds no rows.");
  });

  it("no readable row, one or a million: the first fault, not the layout, is what to look at", async () => {
    const [sentence, hint] = await refusal("torn.jsonl", '{"id": "a",\n'.repeat(30));
    expect(sentence).toBe("None of the first 30 rows can be read.");
    expect(hint).toContain("The first fault: line 1, row: not JSON");
    const [many] = await refusal("torn.jsonl", '{"id": "a",\n'.repeat(1_000_000));
    expect(many).toMatch(/^None of the first 1\d{4} rows can be read\.$/);
  });

  it("no usable row: the count, and the first fault", async () => {
    const [sentence, hint] = await refusal("bad.jsonl", "{}\n".repeat(50), "--preset", "assay");
    expect(sentence).toBe("None of the 50 rows can be used.");
    expect(hint).toContain("The first fault: line 1, id: ");
  });
});

describe("half of it", () => {
  it("a truncated gzip says where it broke off", async () => {
    const whole = gzipSync(itemLines(0, 2000));
    expect(await refusal("half.jsonl.gz", whole.subarray(0, whole.length >> 1))).toEqual([
      expect.stringMatching(/^Truncated gzip: the file ends in the middle, after expanded byte \d+\.$/),
      "Upload it again, or ask the vendor for a complete file; compare sizes or checksums.",
    ]);
  });

  it("a truncated Parquet", async () => {
    const data = Array.from({ length: 500 }, (_, i) => `text ${i}`);
    const whole = Buffer.from(parquetWriteBuffer({ columnData: [{ name: "prompt", data, type: "STRING" }] }));
    const [sentence] = await refusal("half.parquet", whole.subarray(0, whole.length - 40));
    expect(sentence).toBe("Truncated Parquet: the file ends before its index.");
  });

  it("a JSON array without its end keeps the rows before it, and says so", async () => {
    const rows = itemLines(0, 5).trimEnd().split("\n").join(",\n");
    const ran = await desk.run("check", desk.file("half.json", `[${rows.slice(0, -30)}`), "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({
      rows: 5,
      items: 4,
      quarantinedTotal: 1,
      quarantined: [{ line: 5, field: "", rule: "truncated" }],
    });
  });
});

describe("something else", () => {
  it("a zip renamed to .jsonl", async () => {
    expect(await refusal("week-1.jsonl", zip({ "week-1.jsonl": itemLines(0, 5) }))).toEqual([
      "A zip archive, not a delivery.",
      "Unpack it and give the data file itself.",
    ]);
  });

  it("UTF-16", async () => {
    expect(await refusal("week-1.jsonl", Buffer.from(`\ufeff${itemLines(0, 5)}`, "utf16le"))).toEqual([
      "UTF-16 text, not a delivery.",
      "Re-save it as UTF-8.",
    ]);
  });

  it("a gzip inside a gzip", async () => {
    expect((await refusal("twice.gz", gzipSync(gzipSync(itemLines(0, 5)))))[0]).toBe(
      "A gzip file that holds another binary file.",
    );
  });

  it("a table of another layout: its columns are named, its cells are not", async () => {
    const lines = await refusal("other.csv", "name,notes\nsecret-cell,second\n");
    expect(lines[0]).toBe("The layout of this file is not one that Assay knows.");
    expect(lines[1]).toContain("Columns found: name, notes.");
    expect(lines.join("\n")).not.toContain("secret-cell");
  });
});

describe("a bomb", () => {
  /** 512 MiB behind about 0.5 MB. */
  async function bomb(name: string, head: string, filling: string): Promise<string> {
    const gzip = createGzip();
    const parts: Buffer[] = [];
    gzip.on("data", (part: Buffer) => parts.push(part));
    const block = filling.repeat(Math.floor((1 << 24) / filling.length));
    gzip.write(head);
    for (let i = 0; i < 32; i += 1) if (!gzip.write(block)) await new Promise((resolve) => gzip.once("drain", resolve));
    await new Promise((resolve) => gzip.end(resolve));
    return desk.file(name, Buffer.concat(parts));
  }

  it.each([
    ["of blank lines", "", "\n"],
    ["of one endless line", `${itemLine("a")}\n{"id":"`, "a"],
    ["of rows", `${itemLines(0, 300)}`, itemLine("same", { prompt: "again ".repeat(500) })],
  ])("%s is refused, with flat memory", async (what, head, filling) => {
    const file = await bomb(`${what}.gz`, head, filling);
    const child = desk.start("check", file);
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, residentMB(child.pid));
    }, 25);
    let stderr = "";
    child.stderr?.on("data", (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    clearInterval(look);
    expect([code, stderr.split("\n")[0]]).toEqual([2, "The compressed file unfolds more than 200 times its size."]);
    expect(peak).toBeLessThan(400);
  });
});

/** 0 where the system does not tell, or the process is gone. */
function residentMB(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

describe("a file name", () => {
  it("with ../ is a place to read from, and only its last part is kept", async () => {
    desk.file("good.jsonl", itemLines(0, 5));
    desk.file("below/other.jsonl", itemLines(0, 5));
    const ran = await desk.run("check", "below/../good.jsonl", "--json");
    expect([ran.code, JSON.parse(ran.stdout).file]).toEqual([0, "good.jsonl"]);
  });

  it("that says something else than the content does not matter", async () => {
    writeFileSync(join(desk.folder, "table.parquet"), itemLines(0, 5));
    const ran = await desk.run("check", "table.parquet", "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({ format: "jsonl", rows: 5 });
  });

  it("a pipe in place of a file is refused, not waited for", async () => {
    const pipe = join(desk.folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const ran = await desk.run("check", pipe);
    expect([ran.code, ran.stderr]).toEqual([2, `${pipe} is no file on disk.\nWrite it to a file first.\n`]);
  });
});
