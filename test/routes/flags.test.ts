/** Raising flags from a slice, an annotator, a record and a batch; ruling on them; the list, its filter and its download. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as slices from "#app/routes/batches.$batch.slices/route.tsx";
import * as slicesCsv from "#app/routes/batches.$batch_.slices[.]csv/route.ts";
import * as list from "#app/routes/flags._index/route.tsx";
import * as create from "#app/routes/flags.new/route.tsx";
import * as csv from "#app/routes/flags[.]csv/route.ts";
import { flagRulings, flags } from "#db/schema.ts";
import { deliver } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { BAD, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let batch: string;

beforeEach(async () => {
  tools = await testTools();
  batch = (await threeWeeks(tools)).weeks[0] ?? "";
  await deliver(tools, batch, lines(800));
});
afterEach(() => tools.dispose());

const call = (path: string, form?: Record<string, string>, params: Record<string, string> = {}) => {
  const request = new Request(
    `http://localhost${path}`,
    form ? { method: "POST", body: new URLSearchParams(form) } : {},
  );
  return { request, params, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};
const SLICE = { subjectKind: "slice", subject: "annotator=w-5&domain=code" };
const raise = (changes: Record<string, string> = {}) =>
  create.action(
    call("/flags/new", {
      batch,
      ...SLICE,
      reason: "gold_errors",
      treatment: "inspect",
      author: "Ada",
      ...changes,
    }),
  );

describe("the Slices tab", () => {
  it("names the annotator who is wrong, with the way to the rows and to a flag", async () => {
    const { page } = await slices.loader(call("/batches/x/slices", undefined, { batch }));
    const row = page?.rows.find(({ measure, about }) => measure === "gold-accuracy" && about === `judgments by ${BAD}`);
    expect(row?.difference).toBeLessThan(-0.6);
    expect(row?.href).toBe(`/batches/${batch}/records?annotator=${BAD}`);
    const { page: form } = await create.loader(call(row?.flagHref ?? ""));
    expect(form).toMatchObject({ subjectKind: "slice", about: `judgments by ${BAD}`, reason: "gold_errors" });
    const text = await (await slicesCsv.loader(call("/batches/x/slices.csv", undefined, { batch }))).text();
    expect(text).toContain(`judgments by ${BAD},gold-accuracy,`);
  });
});

describe("a flag", () => {
  it("is raised, listed, upheld and reopened; every step stays on record", async () => {
    expect(await raise()).toMatchObject({ status: 302 });
    const rows = async () => (await list.loader(call(`/flags?batch=${batch}`))).page.rows;
    expect(await rows()).toMatchObject([
      { about: "judgments by w-5 in code", state: "open", href: `/batches/${batch}/records?annotator=w-5&domain=code` },
    ]);
    const rule = (state: string, why: string) =>
      list.action(call("/flags?index", { flag: "1", state, by: "Lead", why }));
    expect(await rule("upheld", "Checked ten.")).toMatchObject({ status: 302 });
    expect(await rows()).toMatchObject([{ state: "upheld", ruling: { by: "Lead", why: "Checked ten." } }]);
    await rule("open", "New evidence.");
    expect(await rows()).toMatchObject([{ state: "open" }]);
    expect(await rule("dismissed", " ")).toMatchObject({ init: { status: 400 } });
    expect(() => tools.db.delete(flags).run()).toThrow();
    expect(() => tools.db.update(flagRulings).set({ why: "x" }).run()).toThrow();
  });
  it.each([
    ["downweight without a weight", { treatment: "downweight" }, "weight"],
    ["a weight of 1", { treatment: "downweight", weight: "1" }, "weight"],
    ["another reason without a note", { reason: "other" }, "note"],
    ["nobody's name", { author: " " }, "author"],
    ["an empty slice", { subject: "" }, "form"],
    ["a batch that is not there", { batch: "none" }, "form"],
    ["a record without a place", { subjectKind: "record", subject: "id=a" }, "form"],
  ])("is refused: %s", async (_, changes, field) => {
    const answer = (await raise(changes)) as { data: { errors: Record<string, string> }; init: { status: number } };
    expect(answer.init.status).toBe(400);
    expect(Object.keys(answer.data.errors)).toContain(field);
  });
  it("is about a record, an annotator or the batch as well; the list filters, sorts and downloads", async () => {
    await raise({ subjectKind: "record", subject: "delivery=1&n=5&id=rec-0005", treatment: "drop" });
    await raise({ subjectKind: "annotator", subject: "annotator=w-5", treatment: "downweight", weight: "0.5" });
    await raise({ subjectKind: "batch", subject: "", reason: "other", note: "Late." });
    const abouts = async (search: string) =>
      (await list.loader(call(`/flags${search}`))).page.rows.map((row) => row.about);
    expect(await abouts("")).toEqual(["the whole batch", "annotator w-5", "record rec-0005"]);
    expect(await abouts("?kind=record")).toEqual(["record rec-0005"]);
    expect(await abouts("?treatment=downweight&state=open")).toEqual(["annotator w-5"]);
    expect(await abouts("?state=upheld")).toEqual([]);
    expect(await abouts("?sort=subject")).toEqual(["annotator w-5", "record rec-0005", "the whole batch"]);
    const text = await (await csv.loader(call("/flags.csv"))).text();
    expect(text.split("\r\n")).toHaveLength(5);
    expect(text).toContain("annotator w-5,gold_errors,downweight,0.5");
  });
});
