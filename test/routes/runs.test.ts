/** The screens of training runs: noting one, its evaluations, a correction, a withdrawal; the list and its downloads. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as index from "#app/routes/runs._index/route.tsx";
import * as run from "#app/routes/runs.$run/route.tsx";
import * as evaluationsCsv from "#app/routes/runs.$run_.evaluations[.]csv/route.ts";
import * as create from "#app/routes/runs.new/route.tsx";
import * as csv from "#app/routes/runs[.]csv/route.ts";
import { aBase, aLoop, aRelease, aRun, type Loop, scored } from "#test/loop/a-loop.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let loop: Loop;

beforeEach(async () => {
  tools = await testTools();
  loop = await aLoop(tools.db);
  await aRelease(tools.db, loop, "r1", [1, 2, 3]);
});
afterEach(() => tools.dispose());

const call = (path: string, form?: [string, string][], params: Record<string, string> = {}) => {
  const request = new Request(
    `http://localhost${path}`,
    form ? { method: "POST", body: new URLSearchParams(form) } : {},
  );
  return { request, params, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};
const FORM: [string, string][] = [
  ["name", "dpo-r1"],
  ["release", "id-r1"],
  ["baseCheckpoint", "sft-7b"],
  ["method", "DPO"],
  ["seeds", "1 2 3"],
  ["by", "Ada"],
];

describe("a new run", () => {
  it("begins with what it was trained on", async () => {
    const { page } = await create.loader(call("/runs/new"));
    expect(page).toMatchObject({ releases: [{ name: "r1" }], release: null, weeks: [] });
    const chosen = await create.loader(call("/runs/new?release=id-r1"));
    expect(chosen.page.weeks).toMatchObject([1, 2, 3].map((week) => ({ week, contract: "General helpfulness" })));
  });
  it("is noted, with the weeks it left out, or as a base without a release", async () => {
    const made = await answerOf(create.action(call("/runs/new", [...FORM, ["leftOut", loop.weeks[1] ?? ""]])));
    expect(made.status).toBe(302);
    const id = made.location?.replace("/runs/", "") ?? "";
    expect((await run.loader(call("", undefined, { run: id }))).page.run).toMatchObject({
      kind: "ablation",
      leftOut: [{ week: 2 }],
    });
    const base = FORM.filter(([name]) => !["release", "method", "name"].includes(name));
    expect((await answerOf(create.action(call("/runs/new", [...base, ["name", "base"]])))).status).toBe(302);
    expect((await index.loader(call("/runs?kind=base"))).page.rows).toMatchObject([{ name: "base", recipe: "sft-7b" }]);
  });
  it("keeps what was typed when it cannot be noted", async () => {
    const answer = await answerOf(create.action(call("/runs/new", [...FORM.slice(1), ["leftOut", "x"]])));
    expect(answer).toMatchObject({
      status: 400,
      data: { values: { method: "DPO" }, leftOut: ["x"], errors: { name: expect.any(String) } },
    });
  });
});

describe("a run's page", () => {
  const send = (id: string, fields: Record<string, string>) =>
    answerOf(run.action(call(`/runs/${id}`, Object.entries(fields), { run: id })));

  it("takes evaluations in, refuses bad ones with line and field, and compares with the base", async () => {
    await aBase(tools.db);
    await scored(tools.db, "base", [0.5, 0.51, 0.52]);
    const id = await aRun(tools.db, { name: "dpo-r1", release: "r1" });
    const rows = "evaluation,seed,value,n\nwin-rate,1,0.60,500\nwin-rate,2,0.61,500\nwin-rate,3,0.62,";
    expect(await send(id, { intent: "evaluate", rows })).toMatchObject({
      status: 400,
      data: { intent: "evaluate", values: { rows }, errors: { rows: expect.stringMatching(/Line 4, n: Give n/) } },
    });
    expect((await run.loader(call("", undefined, { run: id }))).page.evaluations).toEqual([]);
    expect(await send(id, { intent: "evaluate", rows: `${rows}500` })).toMatchObject({ status: 302 });
    const { page } = await run.loader(call("", undefined, { run: id }));
    expect(page.against).toMatchObject([{ rows: [{ own: expect.closeTo(0.61), comparison: { claim: "better" } }] }]);
    const text = await (await evaluationsCsv.loader(call("", undefined, { run: id }))).text();
    expect(parse(text)).toHaveLength(4);
  });
  it("is withdrawn with a reason", async () => {
    const id = await aRun(tools.db, { name: "dpo-r1", release: "r1" });
    expect(await send(id, { intent: "withdraw", why: "", by: "Ada" })).toMatchObject({
      status: 400,
      data: { errors: { why: expect.any(String) } },
    });
    expect(await send(id, { intent: "withdraw", why: "Wrong base.", by: "Ada" })).toMatchObject({ status: 302 });
    const { page } = await run.loader(call("", undefined, { run: id }));
    expect(page.run.withdrawal).toMatchObject({ why: "Wrong base." });
  });
  it("is not found under another name", async () => {
    for (const loader of [run.loader, evaluationsCsv.loader])
      expect(await statusOf(loader(call("", undefined, { run: "none" })))).toBe(404);
  });
});

it("the list filters, sorts and downloads; a name that a spreadsheet would run is text", async () => {
  await aRun(tools.db, { name: "=b", release: "r1" }, 1);
  await aRun(tools.db, { name: "a", release: "r1", kind: "ablation", leftOut: [loop.weeks[0]], seeds: [7] }, 2);
  const names = async (search: string) =>
    (await index.loader(call(`/runs${search}`))).page.rows.map(({ name }) => name);
  expect(await names("")).toEqual(["a", "=b"]);
  expect(await names("?sort=run")).toEqual(["=b", "a"]);
  expect(await names("?sort=-seeds")).toEqual(["=b", "a"]);
  expect(await names("?kind=ablation")).toEqual(["a"]);
  expect(await names("?release=none")).toEqual([]);
  const rows = parse(await (await csv.loader(call("/runs.csv?sort=run"))).text());
  expect(rows.map((row: string[]) => row.slice(0, 4))).toEqual([
    ["run", "kind", "release", "weeks left out"],
    ["'=b", "main", "r1", ""],
    ["a", "ablation", "r1", "1"],
  ]);
});

it("the list is cut into pages; a download holds them all", async () => {
  for (let i = 0; i < 53; i += 1) await aRun(tools.db, { name: `run ${i}`, release: "r1" }, i);
  const ask = async (search: string) => (await index.loader(call(`/runs${search}`))).page;
  const [first, second, beyond] = [await ask(""), await ask("?page=2"), await ask("?page=99")];
  expect([first.rows.length, first.page, first.pages, first.found]).toEqual([50, 1, 2, 53]);
  expect(second.rows.map(({ name }) => name)).toEqual(["run 2", "run 1", "run 0"]);
  expect(beyond.page).toBe(2);
  expect(parse(await (await csv.loader(call("/runs.csv?page=2"))).text())).toHaveLength(54);
});
