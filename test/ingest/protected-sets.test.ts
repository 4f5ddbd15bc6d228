/** Protected sets from file to finding: reading them, comparing at ingest, adding one later, taking one away. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { protect } from "#app/ingest/contamination/protect.server.ts";
import { readProtectedSet } from "#app/ingest/contamination/read-protected-set.server.ts";
import { rescan } from "#app/ingest/contamination/rescan.server.ts";
import { recordPage } from "#app/review/record-page.server.ts";
import { activeDeliveries, type DeliveryRow } from "#db/deliveries.server.ts";
import { referencedFiles } from "#db/file-references.server.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { hitsOfItem, listProtectedSets, removeProtectedSet } from "#db/protected-sets.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLine } from "#test/support/deliver.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const PROMPT = "Write a short story about a lighthouse keeper who collects broken clocks and repairs none of them.";

function fileOf(content: string | Buffer, name = "set"): string {
  const path = join(tools.folder, name);
  writeFileSync(path, content);
  return path;
}

const lines = (...rows: unknown[]) => `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
const NO_HOOKS = { progress: () => {}, cancelled: () => false };

describe("a set is read from", () => {
  it.each([
    ["JSONL with prompt", lines({ key: 1, prompt: PROMPT }), "prompt", 1],
    [
      "MT-Bench turns",
      lines({ question_id: 81, turns: [PROMPT, "Start every sentence with the letter A."] }),
      "turns",
      2,
    ],
    ["a JSON list", JSON.stringify([{ question: PROMPT }]), "question", 1],
    [
      "CSV",
      `id,instruction\n1,"${PROMPT}"\n2,"Name, in order, the first five rivers you crossed."\n`,
      "instruction",
      2,
    ],
    ["gzip", gzipSync(lines({ prompt: PROMPT })), "prompt", 1],
    [
      "messages",
      lines({
        messages: [
          { role: "system", content: "Be brief." },
          { role: "user", content: PROMPT },
        ],
      }),
      "messages",
      1,
    ],
  ])("%s", async (_, content, field, texts) => {
    const set = await readProtectedSet(fileOf(content), null);
    expect([set.field, set.texts.length, set.texts[0]]).toEqual([field, texts, PROMPT]);
  });
  it("the field that is named", async () => {
    const set = await readProtectedSet(fileOf(lines({ prompt: "not this one at all", goal: PROMPT })), "goal");
    expect(set.texts).toEqual([PROMPT]);
  });
  it("counts repeats and texts that are too short", async () => {
    const set = await readProtectedSet(
      fileOf(
        lines(
          { prompt: PROMPT },
          { prompt: PROMPT.toUpperCase() },
          { prompt: "Hello" },
          { prompt: "Who wrote Hamlet and when?" },
        ),
      ),
      null,
    );
    expect(set).toMatchObject({ rows: 4, repeated: 1, tooShort: 1, withoutNgram: 1 });
  });
  it.skipIf(!hasSharedData)("IFEval, MT-Bench and Vicuna as they are published", async () => {
    const read = async (name: string) => {
      const { field, rows, texts } = await readProtectedSet(shared(`data/benchmark-prompts/${name}`), null);
      return [field, rows, texts.length];
    };
    expect(await read("ifeval_input_data.jsonl")).toEqual(["prompt", 541, 541]);
    expect(await read("mt_bench_question.jsonl")).toEqual(["turns", 80, 160]);
    expect(await read("vicuna_bench_question.jsonl")).toEqual(["turns", 80, 80]);
  });
});

describe("a set is refused", () => {
  it.each([
    ["empty", "", /empty/i],
    [
      "of another layout",
      lines({ code: "x = 1", tests: ["a"] }),
      /^Line 1: no field with prompts; its fields are code, tests/,
    ],
    ["with a number for a prompt", lines({ prompt: PROMPT }, { prompt: 7 }), /^Line 2, prompt: .*found a number/],
    [
      "with a row that lacks the field",
      lines({ prompt: PROMPT }, { text: PROMPT }),
      /^Line 2, prompt: .*found nothing/,
    ],
    ["of bare texts in a list", JSON.stringify([PROMPT]), /^Line 1: a row must be a JSON object, this is a string\.$/],
    [
      "cut off within a row",
      JSON.stringify([{ prompt: PROMPT }, { prompt: PROMPT }], null, 1).slice(0, -9),
      /^Line 5: the file ends before the array/,
    ],
    [
      "cut off between two rows",
      `[${JSON.stringify({ prompt: PROMPT })},\n`,
      /^Line 2: the file ends before the array/,
    ],
    ["of bare texts, cut off", `["${PROMPT}",\n"${PROMPT.slice(0, 9)}`, /^Line 2: the file ends before the array/],
    ["cut off before any row", '{\n"name": "IFEval",', /^this JSON ends too early: it was cut off/],
    ["in UTF-16", Buffer.from(`\ufeff${lines({ prompt: PROMPT })}`, "utf16le"), /^UTF-16 text, not an evaluation set$/],
    [
      "in Latin-1",
      Buffer.from(`[{"prompt": "${PROMPT} é"}]`, "latin1"),
      /^Line 1, row: not UTF-8 .* looks like Latin-1/,
    ],
    ["in an archive", Buffer.from("504b030414000000", "hex"), /zip/],
    ["of an empty object", "{}", /^Line 1: no field with prompts; it has no fields\.$/],
    ["of numbers", '{"id": 1, "prompt": 42}', /^Line 1, prompt: expected a text, .+, found a number\.$/],
    ["of one huge line", `[{"prompt": "${"word ".repeat(3_400_000)}"}]`, /^Line 1, row: 17000014 bytes, more than/],
    ["with a key twice", `[{"prompt": "${PROMPT}", "prompt": "x"}]`, /^Line 1, prompt: the same key twice/],
    ["with an empty prompt", lines({ prompt: PROMPT }, { prompt: "  " }), /^Line 2, prompt: the text is empty/],
    ["with a broken line", `${lines({ prompt: PROMPT })}{"prompt": \n`, /^Line 2/],
    [
      "of words too few to compare",
      lines({ prompt: "Hello" }, { prompt: "ok" }),
      /has 4 words: nothing could be compared/,
    ],
  ] as [string, string | Buffer, RegExp][])("%s", async (_, content, message) => {
    await expect(readProtectedSet(fileOf(content), null)).rejects.toThrow(message);
  });
  it("of bare texts with what to write instead", async () => {
    await expect(readProtectedSet(fileOf(JSON.stringify([PROMPT, PROMPT])), null)).rejects.toMatchObject({
      hint: expect.stringContaining('{"prompt": "…"}: one such object a line (JSONL), or a JSON list of them'),
    });
  });
  it("when its name and version are taken", async () => {
    const request = {
      file: fileOf(lines({ prompt: PROMPT })),
      fileName: "a.jsonl",
      name: "A",
      version: "1",
      field: null,
    };
    const by = { by: "tester", now: NOW };
    expect(await protect(tools.db, tools.vault, { ...request, ...by })).toMatchObject({ kind: "stored" });
    expect(await protect(tools.db, tools.vault, { ...request, ...by })).toMatchObject({ kind: "refused" });
  });
});

describe("a delivery", () => {
  const add = (name: string, ...prompts: string[]) =>
    protect(tools.db, tools.vault, {
      file: fileOf(lines(...prompts.map((prompt) => ({ prompt }))), name),
      fileName: `${name}.jsonl`,
      name,
      version: "1",
      field: null,
      by: "tester",
      now: NOW,
    });
  const contamination = async (delivery: DeliveryRow | undefined) => {
    const values = await metricValuesOf(tools.db, [delivery?.id ?? 0]);
    return values.find(({ metric }) => metric === "eval-contamination")?.outcome;
  };
  const content = `${itemLine("clean")}\n${itemLine("caught", { prompt: [{ role: "user", content: `Hi! ${PROMPT}` }] })}\n`;

  it("is compared when it comes, and names the set, the entry and the rules", async () => {
    await add("Stories", "Name the first five rivers that you ever crossed by boat.", PROMPT);
    const { weeks } = await aContract(tools.db);
    await deliver(tools, weeks[0]?.id ?? "", content);
    const [delivery] = await activeDeliveries(tools.db, weeks[0]?.id ?? "");
    expect(await contamination(delivery)).toMatchObject({
      value: 0.5,
      n: 2,
      detail: { title: "Items by rule, compared with Stories 1" },
    });
    expect(await hitsOfItem(tools.db, delivery?.id ?? 0, 1)).toMatchObject([
      { name: "Stories", version: "1", entry: 2, coverage: 1 },
    ]);
    expect(await hitsOfItem(tools.db, delivery?.id ?? 0, 0)).toEqual([]);
    const place = { batchId: weeks[0]?.id ?? "", deliveryId: delivery?.id ?? 0 };
    const shown = await recordPage(tools, { ...place, n: 1 }, new URLSearchParams());
    expect(shown?.contamination).toMatchObject([{ set: "Stories 1", entry: 2 }]);
    const lines = new Map(shown?.contamination[0]?.lines.map((line) => [line.id, line]));
    expect(lines.get("coverage")).toMatchObject({ overlap: 1, threshold: 0.5, holds: true, decides: true });
    expect(lines.get("exact")).toMatchObject({ overlap: null, threshold: null, holds: false, decides: true });
    expect(lines.get("two-stage")).toMatchObject({ overlap: 1, threshold: 0.5, holds: true, decides: false });
    expect((await recordPage(tools, { ...place, n: 0 }, new URLSearchParams()))?.contamination).toEqual([]);
  });

  it("that came before a set is compared when asked, and again when a set is taken away", async () => {
    const { weeks } = await aContract(tools.db);
    await deliver(tools, weeks[0]?.id ?? "", content);
    const deliveries = await activeDeliveries(tools.db, weeks[0]?.id ?? "");
    expect(await contamination(deliveries[0])).toMatchObject({ kind: "not-computable" });
    await add("Stories", PROMPT);
    expect(await rescan(tools.db, tools.vault, deliveries, NOW, NO_HOOKS)).toEqual({ items: 2, found: 1, sets: 1 });
    expect(await contamination(deliveries[0])).toMatchObject({ value: 0.5, n: 2 });
    const [set] = await listProtectedSets(tools.db);
    await removeProtectedSet(tools.db, set?.id ?? "", NOW);
    expect(await rescan(tools.db, tools.vault, deliveries, NOW, NO_HOOKS)).toEqual({ items: 2, found: 0, sets: 0 });
    expect(await contamination(deliveries[0])).toMatchObject({ kind: "not-computable" });
  });

  it("leaves the set's file alone when the vault is swept", async () => {
    await add("Stories", PROMPT);
    const [set] = await listProtectedSets(tools.db);
    expect([...(await referencedFiles(tools.db))]).toContain(set?.fileSha256);
  });
});
