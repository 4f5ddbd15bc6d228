import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader } from "#app/routes/batches.$batch_.records.$delivery.$n/route.tsx";
import { pathInVault } from "#app/vault/vault.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, line, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let week: string;
let other: string;
let delivery: number;

beforeEach(async () => {
  tools = await testTools();
  const { weeks } = await threeWeeks(tools);
  [week = "", other = ""] = weeks;
  delivery = await deliverWeek(tools, week);
});
afterEach(() => tools.dispose());

const open = async (n: number | string, query = "", params: Record<string, string> = {}) =>
  (await loader(call(tools, `/x${query}`, { batch: week, delivery: String(delivery), n: String(n), ...params }))).page;

describe("a record", () => {
  it("has its text from the vault and its numbers beside it", async () => {
    const page = await open(5);
    expect(page.id).toBe("rec-0005");
    expect(page.text).toEqual({ kind: "text", record: JSON.parse(line(5)) });
    expect(page.judgments).toEqual([
      {
        annotator: "w-5",
        kind: "likert",
        raw: "5 of 1…5",
        readAs: ["second 1.00"],
        strength: 1,
        seconds: 25,
        at: Date.UTC(2026, 9, 6, 9),
        gold: "wrong",
        comment: null,
      },
    ]);
    // Lines before it: five of the same length as the file says.
    const before = lines(5).length;
    expect(page.place).toMatchObject({ version: 1, line: 6, offset: before, superseded: false });
    expect(page.place.fileSha256).toBe(page.place.textSha256);
  });

  it("leads to the next and the previous of the list it was opened from", async () => {
    const page = await open(5, "?annotator=w-5");
    expect(page).toMatchObject({ position: { at: 1, of: 50 }, previous: null, next: { deliveryId: delivery, n: 13 } });
    expect(await open(5)).toMatchObject({ position: { at: 6, of: 400 }, previous: { n: 4 }, next: { n: 6 } });
    expect(await open(399)).toMatchObject({ next: null });
    expect(await open(5, "?annotator=w-1")).toMatchObject({ position: null, previous: null, next: null });
  });

  it("is read in every layout of text, and keeps what would be markup as it is", async () => {
    const prompt = [
      { role: "system", content: "Be <b>brief</b>." },
      { role: "user", content: "<script>alert(1)</script>" },
    ];
    const ranking = { annotator: "w-1", kind: "ranking", ranks: [2, 1, 3] };
    const responses = [{ text: "=cmd()" }, { text: "two" }, { text: "three" }];
    delivery = await deliverWeek(
      tools,
      week,
      `${line(1, { prompt, responses, judgments: [ranking], gold: undefined })}\n`,
    );
    const page = await open(0);
    expect(page.text).toMatchObject({ record: { prompt, responses } });
    // Ranks 2, 1, 3: the second beats the first, the first the third, the second the third.
    expect(page.judgments).toMatchObject([{ raw: "ranks 2 · 1 · 3", strength: null }]);
    expect(page.judgments[0]?.readAs).toHaveLength(3);
  });

  it("says so when the vault has lost the file; the numbers stay", async () => {
    const { textSha256 = "" } = (await deliveryById(tools.db, delivery)) ?? {};
    rmSync(pathInVault(tools.vault, textSha256));
    const page = await open(5);
    expect(page.text).toMatchObject({ kind: "missing", message: expect.stringContaining(textSha256) });
    expect(page.judgments).toMatchObject([{ annotator: "w-5", raw: null, strength: 1 }]);
  });

  it("of a superseded delivery can still be read, outside of any list", async () => {
    const first = delivery;
    await deliverWeek(tools, week, lines(20));
    const page = await open(5, "", { delivery: String(first) });
    expect(page).toMatchObject({ id: "rec-0005", place: { superseded: true }, position: null });
  });

  it("is not there under another batch, beyond the end, or at a malformed address", async () => {
    const wrong: Record<string, string>[] = [
      { batch: other },
      { batch: "nothing" },
      { n: "400" },
      { n: "-1" },
      { n: "1.5" },
      { n: "x" },
      { delivery: "99" },
      { delivery: "x" },
      { delivery: "1e400" },
    ];
    for (const params of wrong)
      await expect(open(5, "", params), JSON.stringify(params)).rejects.toMatchObject({ status: 404 });
  });
});
