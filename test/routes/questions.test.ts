/** The questions of a contract: asked, answered once, timed, listed on This week, downloaded. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as thisWeek } from "#app/routes/_index/route.tsx";
import { action, loader } from "#app/routes/contracts.$contract.questions/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.questions[.]csv/route.ts";
import { aContract } from "#test/support/contract-story.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const HOUR = 3_600_000;

let tools: TestTools;
let contract: string;
let now: number;
beforeEach(async () => {
  now = NOW;
  tools = await testTools();
  tools.now = () => now;
  contract = await aContract(tools.db);
});
afterEach(() => tools.dispose());

const call = (form?: Record<string, string>, query = "", id = contract) => {
  const body = form && { method: "POST", body: new URLSearchParams(form) };
  const request = new Request(`http://localhost/contracts/${id}/questions${query}`, body);
  return { request, params: { contract: id }, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};
const say = (form: Record<string, string>) => answerOf(action(call(form)));
const page = async (query = "") => (await loader(call(undefined, query))).page;
const ask = (text: string, changes: Record<string, string> = {}) =>
  say({ asked: "vendor", text, by: "Ada", week: "", ...changes });

describe("questions", () => {
  it("wait, are answered once, and say how long answers take", async () => {
    expect((await ask("Who briefed the night shift?", { week: "2" })).status).toBe(302);
    now += 12 * HOUR;
    await ask("May ties be skipped?", { asked: "us", by: "Their lead" });
    now += 12 * HOUR;
    const [oldest] = (await page()).questions;
    expect(oldest).toMatchObject({ week: 2, state: "open", days: 1, answer: null });
    await say({ question: String(oldest?.id), answer: "Their own lead did.", by: "Their lead" });
    expect((await say({ question: String(oldest?.id), answer: "No, ours.", by: "Ada" })).data).toMatchObject({
      errors: { answer: expect.stringContaining("their answer stands") },
    });
    const after = await page();
    expect(after.questions.map(({ asked, state }) => [asked, state])).toEqual([
      ["us", "open"],
      ["vendor", "answered"],
    ]);
    expect(after.turnaround).toEqual([
      { asked: "vendor", n: 1, medianDays: 1, open: 0, longestOpenDays: null },
      { asked: "us", n: 0, medianDays: null, open: 1, longestOpenDays: 0.5 },
    ]);
    expect((await page("?state=answered")).questions).toHaveLength(1);
  });

  it("are answered for us by the account that sends the form, whatever name comes with it", async () => {
    await ask("May ties be skipped?", { asked: "us", by: "Their lead" });
    const [waiting] = (await page()).questions;
    await say({ question: String(waiting?.id), answer: "Yes.", by: "Ada", answeredBy: "Somebody Else" });
    expect((await page()).questions[0]?.answer).toMatchObject({ by: "Ada" });
  });

  it("stand on This week until they are answered, and in red after three days", async () => {
    await ask("  =SUM(1)  \n why?  ");
    const open = async () =>
      (await thisWeek(call(undefined))).openEnds.map(({ what, state, next }) => [what, state, next.href]);
    const [{ id } = { id: 0 }] = (await page()).questions;
    const row = (state: string) => ["we ask: =SUM(1) why?", state, `/contracts/${contract}/questions#question-${id}`];
    expect(await open()).toEqual([row("warn")]);
    now += 73 * HOUR;
    expect(await open()).toEqual([row("fail")]);
    const rows = parse(await (await csv(call())).text(), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows[0]).toMatchObject({ question: expect.stringMatching(/^'=SUM/), state: "slow", answer: "" });
    await say({ question: String(id), answer: "Because.", by: "Their lead" });
    expect(await open()).toEqual([]);
  });

  it("are refused without text, name, known week or known question, and what was typed stays", async () => {
    expect(await ask("", { by: "" })).toMatchObject({
      status: 400,
      data: { values: { asked: "vendor" }, errors: { text: "Write the question.", by: "Sign with your name." } },
    });
    expect(await ask("When?", { week: "9" })).toMatchObject({
      data: { errors: { week: "The contract has no week 9." } },
    });
    expect(await ask("x".repeat(4_001))).toMatchObject({ status: 400 });
    expect(await say({ question: "77", answer: "Yes.", by: "Ada" })).toMatchObject({ status: 400 });
    expect(await statusOf(loader(call(undefined, "", "nowhere")))).toBe(404);
    expect((await page()).questions).toEqual([]);
  });

  it("are of their contract alone, and nothing rewrites them", async () => {
    await ask("Whose is it?");
    const [{ id } = { id: 0 }] = (await page()).questions;
    const other = await aContract(tools.db, { title: "Another" });
    const form = { question: String(id), answer: "Mine.", by: "Ada" };
    expect((await answerOf(action(call(form, "", other)))).status).toBe(400);
    expect(() => tools.db.$client.exec("UPDATE questions SET text = 'else'")).toThrow("append-only");
    expect(() => tools.db.$client.exec("DELETE FROM questions")).toThrow("append-only");
  });
});
