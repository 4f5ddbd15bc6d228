/** Slices with a name: saved from a filter, opened on rows, metrics and the what-if, archived, never changed. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as worst from "#app/routes/batches.$batch.slices/route.tsx";
import * as decide from "#app/routes/batches.$batch_.decide/route.tsx";
import * as flag from "#app/routes/flags.$flag/route.tsx";
import * as raise from "#app/routes/flags.new/route.tsx";
import * as list from "#app/routes/slices._index/route.tsx";
import * as slice from "#app/routes/slices.$slice/route.tsx";
import * as create from "#app/routes/slices.new/route.tsx";
import * as csv from "#app/routes/slices[.]csv/route.ts";
import { savedSlices, sliceArchivals } from "#db/schema.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let weeks: string[];
let batch: string;

beforeEach(async () => {
  tools = await testTools();
  weeks = (await threeWeeks(tools)).weeks;
  batch = weeks[0] ?? "";
  await deliverWeek(tools, batch);
});
afterEach(() => tools.dispose());

const call = (path: string, form?: Record<string, string>, params: Record<string, string> = {}) => {
  const body = form && new URLSearchParams(form);
  const request = new Request(`http://localhost${path}`, body ? { method: "POST", body } : {});
  return { request, params, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};
const save = (changes: Record<string, string> = {}) =>
  create.action(
    call("/slices/new", {
      batch,
      slice: "domain=code&gold=yes",
      name: "Code gold",
      scope: "batch",
      author: "Ada",
      ...changes,
    }),
  );
const errorsOf = async (answer: unknown) =>
  (await (answer as Promise<{ data: { errors: Record<string, string> } }>)).data.errors;
const names = async (search = "") => (await list.loader(call(`/slices${search}`))).page.rows.map(({ name }) => name);

describe("a saved slice", () => {
  it("says how much it holds before it is saved, and warns when that is everything or nothing", async () => {
    const form = async (slice: string) =>
      (await create.loader(call(`/slices/new?${new URLSearchParams({ batch, slice })}`))).page;
    expect(await form("domain=code")).toMatchObject({
      about: "judgments in code",
      numbers: { whole: { judgments: 100 }, batch: { judgments: 400 } },
      known: null,
    });
    expect((await form("gold=yes")).numbers?.whole.judgments).toBe(400);
    expect((await form("domain=poetry")).numbers?.whole.items).toBe(0);
    await expect(create.loader(call("/slices/new?batch=none"))).rejects.toMatchObject({ status: 404 });
    await save();
    expect((await form("gold=yes&domain=code")).known).toEqual({ id: 1, name: "Code gold" });
  });

  it("opens its rows, its metrics and the what-if", async () => {
    expect(((await save()) as Response).headers.get("Location")).toBe("/slices/1");
    const { page } = await slice.loader(call("/slices/1", undefined, { slice: "1" }));
    const [week] = page.weeks;
    expect(week).toMatchObject({ week: 1, recordsHref: `/batches/${batch}/records?domain=code&gold=yes` });
    // Code is k mod 4 = 0: w-0 and w-4, right nine times in ten; the rest has the bad annotator.
    const gold = page.metrics.find(({ id }) => id === "gold-accuracy");
    expect(gold).toMatchObject({ inside: { value: 0.9, n: 100 }, outside: { n: 300 } });
    expect(gold?.outside.kind === "estimate" && gold.outside.value).toBeCloseTo((0.9 * 250 + 0.1 * 50) / 300, 6);
    const what = await decide.loader(call(week?.whatIfHref ?? "", undefined, { batch }) as never);
    expect(JSON.stringify(what)).toContain("judgments in code, on gold items");
  });

  it("of a contract applies to each of its weeks", async () => {
    await deliverWeek(tools, weeks[1] ?? "");
    await save({ scope: "contract" });
    const of = async (search: string) =>
      (await slice.loader(call(`/slices/1${search}`, undefined, { slice: "1" }))).page;
    expect((await of("")).weeks.map(({ week }) => week)).toEqual([1, 2]);
    expect((await of("")).week).toBe(2);
    expect((await of("?week=1")).week).toBe(1);
    const shown = async (id: string) => (await worst.loader(call("/x", undefined, { batch: id }))).saved.length;
    expect([await shown(batch), await shown(weeks[1] ?? "")]).toEqual([1, 1]);
    await save({ name: "Only week 1" });
    expect([await shown(batch), await shown(weeks[1] ?? "")]).toEqual([2, 1]);
  });

  it("is what a flag on the same predicate is called", async () => {
    await save();
    const fields = { reason: "drift", treatment: "inspect", author: "Ada", subjectKind: "slice" };
    await raise.action(call("/flags/new", { batch, subject: "gold=yes&domain=code", ...fields }));
    const { page } = await flag.loader(call("/x", undefined, { flag: "1" }));
    expect(page.saved).toEqual({ id: 1, name: "Code gold" });
    const { page: its } = await slice.loader(call("/slices/1", undefined, { slice: "1" }));
    expect(its.flags.map(({ id }) => id)).toEqual([1]);
  });

  it("keeps its name and its predicate; archived it is found only when asked for", async () => {
    await save();
    expect(await errorsOf(save({ slice: "domain=writing" }))).toEqual({
      name: expect.stringContaining("never change"),
    });
    await save({ scope: "contract" });
    const another = (await save({ name: "Another", author: "Ben" })) as Response;
    const id = another.headers.get("Location")?.split("/").at(-1) ?? "";
    expect(await names()).toEqual(["Another", "Code gold", "Code gold"]);
    expect(await names("?sort=name&author=Ada")).toEqual(["Code gold", "Code gold"]);
    const archive = (by: string) => slice.action(call(`/slices/${id}`, { by }, { slice: id }));
    expect(await archive(" ")).toMatchObject({ init: { status: 400 } });
    expect(await archive("Ben")).toMatchObject({ status: 302 });
    await archive("Cid");
    expect(await names("?author=Ben")).toEqual([]);
    expect(await names("?author=Ben&archived=yes")).toEqual(["Another"]);
    const { page } = await slice.loader(call(`/slices/${id}`, undefined, { slice: id }));
    expect(page.saved.archived).toMatchObject({ by: "Ben" });
    expect(() => tools.db.update(savedSlices).set({ name: "x" }).run()).toThrow("append-only");
    expect(() => tools.db.delete(savedSlices).run()).toThrow("append-only");
    expect(() => tools.db.delete(sliceArchivals).run()).toThrow("append-only");
  });

  it.each([
    ["no name", { name: " " }, "name"],
    ["a name of 100 KB", { name: "x".repeat(100_000) }, "name"],
    ["a name that turns the text round", { name: "abc\u202ecba" }, "name"],
    ["nobody's name", { author: "" }, "author"],
    ["no dimension", { slice: "" }, "form"],
    ["nothing in it", { slice: "domain=poetry" }, "form"],
    ["a week without a delivery", { batch: "second" }, "form"],
    ["a batch that is not there", { batch: "none" }, "form"],
    ["records for a whole contract", { slice: "record=1%2F3", scope: "contract" }, "scope"],
  ])("is refused with %s", async (_, changes, field) => {
    const { batch: which, ...rest } = changes as Record<string, string>;
    const errors = await errorsOf(
      save({ ...rest, ...(which && { batch: which === "second" ? (weeks[1] ?? "") : which }) }),
    );
    expect(Object.keys(errors)).toEqual([field]);
    expect(await names()).toEqual([]);
  });

  it("downloads with formulas as text and scripts as they are written", async () => {
    await save({ name: "=1+1 <script>alert(1)</script>" });
    const text = await (await csv.loader(call("/slices.csv"))).text();
    expect(text).toContain("1,'=1+1 <script>alert(1)</script>,Harbour Labelling");
    await expect(slice.loader(call("/x", undefined, { slice: "7" }))).rejects.toMatchObject({ status: 404 });
  });
});
