/** Raising flags from a slice, an annotator, a record and a batch; ruling on them; the list, its filter and its download. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as ofBatch from "#app/routes/batches.$batch.flags/route.tsx";
import * as records from "#app/routes/batches.$batch.records/route.tsx";
import * as slices from "#app/routes/batches.$batch.slices/route.tsx";
import * as slicesCsv from "#app/routes/batches.$batch_.slices[.]csv/route.ts";
import * as list from "#app/routes/flags._index/route.tsx";
import * as flag from "#app/routes/flags.$flag/route.tsx";
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
const SLICE = { subjectKind: "slice", subject: "annotator=w-5&domain=writing" };
const post = (fields: Record<string, string | string[]>) => {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const request = new Request("http://localhost/flags/new", { method: "POST", body: new URLSearchParams(pairs) });
  return create.action({ request, params: {}, context: tools } as unknown as ActionFunctionArgs);
};
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
    expect(row?.href).toBe(`/batches/${batch}/records?annotator=${BAD}&mark=gold_wrong&mark=gold_right`);
    const { page: form } = await create.loader(call(row?.flagHref ?? ""));
    expect(form).toMatchObject({ subjectKind: "slice", abouts: [`judgments by ${BAD}`], reason: "gold_errors" });
    expect(form.numbers).toMatchObject({ whole: { judgments: 100, items: 100, minor: 40_000 } });
    const text = await (await slicesCsv.loader(call("/batches/x/slices.csv", undefined, { batch }))).text();
    expect(text).toContain(`judgments by ${BAD},gold-accuracy,`);
  });
});

describe("a flag", () => {
  it("is raised, listed, upheld and reopened; every step stays on record", async () => {
    const raised = (await raise()) as Response;
    expect([raised.status, raised.headers.get("Location")]).toEqual([302, "/flags/1"]);
    const rows = async () => (await list.loader(call(`/flags?batch=${batch}`))).page.rows;
    expect(await rows()).toMatchObject([
      {
        about: "judgments by w-5 in writing",
        state: "open",
        href: `/batches/${batch}/records?annotator=w-5&domain=writing`,
      },
    ]);
    const rule = (state: string, why: string) => flag.action(call("/x", { state, by: "Lead", why }, { flag: "1" }));
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
    ["a record that is not there", { subjectKind: "record", subject: "delivery=1&n=800&id=a" }, "form"],
    ["a slice that holds nothing", { subject: "annotator=w-5&domain=code" }, "form"],
    ["a name that cannot be seen", { author: "\u200b\u202e" }, "author"],
    ["a name of 100 KB", { author: "x".repeat(100_000) }, "author"],
    ["a note of 100 KB", { note: "x".repeat(100_000) }, "note"],
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
    expect(await abouts("?author=Nobody&reason=other")).toEqual(["the whole batch"]);
    expect(await abouts("?author=Ada&reason=other&batch=none")).toEqual([]);
    expect(text).toContain("annotator w-5,gold_errors,downweight,0.5");
  });
});

describe("many flags at once", () => {
  it("are raised from ticked rows, all or none, each subject once", async () => {
    const subject = ["annotator=w-1", "annotator=w-5", "annotator=w-1"];
    const search = new URLSearchParams([
      ["batch", batch],
      ["kind", "annotator"],
      ...subject.map((one) => ["subject", one]),
    ]);
    const { page } = await create.loader(call(`/flags/new?${search}`));
    expect(page.abouts).toEqual(["annotator w-1", "annotator w-5"]);
    expect(page.numbers?.whole).toMatchObject({ judgments: 200, minor: 80_000 });
    const form = { batch, subjectKind: "annotator", reason: "careless", treatment: "drop", author: "Ada" };
    expect(await post({ ...form, subject: ["annotator=w-1", "annotator=nobody"] })).toMatchObject({
      init: { status: 400 },
    });
    expect(await post({ ...form, subject: [] })).toMatchObject({ init: { status: 400 } });
    expect((await list.loader(call("/flags"))).page.all).toBe(0);
    const done = (await post({ ...form, subject })) as Response;
    expect(done.headers.get("Location")).toBe(`/batches/${batch}/flags`);
    const rows = (await list.loader(call("/flags"))).page.rows;
    expect(rows.map(({ about }) => about)).toEqual(["annotator w-5", "annotator w-1"]);
  });

  it("come from any filter of the records list; a search by id names what it found", async () => {
    const of = async (search: string) => (await records.loader(call(`/x?${search}`, undefined, { batch }))).these;
    expect(await of("")).toEqual({ href: `/flags/new?batch=${batch}&kind=batch&subject=`, slice: null });
    expect(await of("annotator=w-5")).toMatchObject({
      slice: "annotator=w-5",
      href: expect.stringContaining("kind=annotator"),
    });
    expect(await of("domain=code&gold=yes")).toMatchObject({ slice: "domain=code&gold=yes" });
    expect(await of("q=rec-0")).toEqual({ why: expect.stringContaining("too many to be named") });
    // A hundred on two pages, flagged as one.
    const many = await of("q=rec-00");
    const { page: hundred } = await create.loader(call(many && "href" in many ? many.href : ""));
    expect(hundred.numbers?.whole).toMatchObject({ items: 100, judgments: 100 });
    const form = {
      batch,
      subjectKind: "slice",
      reason: "other",
      treatment: "inspect",
      author: "Ada",
      note: "Odd ids.",
    };
    const raised = (await post({ ...form, subject: hundred.subjects })) as Response;
    expect(raised.headers.get("Location")).toBe("/flags/1");
    expect(await of("q=nothing")).toEqual({ why: "" });
    const found = await of("q=rec-0005");
    const { page } = await create.loader(call(found && "href" in found ? found.href : ""));
    expect(page.abouts).toEqual(["judgments of record 1/5"]);
    expect(page.numbers?.whole.judgments).toBe(1);
  });
});

describe("the flags of a batch", () => {
  it("are counted once, with the money, and lead to the what-if", async () => {
    await raise({ subjectKind: "annotator", subject: "annotator=w-5", treatment: "drop" });
    await raise({ subjectKind: "slice", subject: "domain=writing", treatment: "charge_back" });
    await raise({ subjectKind: "record", subject: "delivery=1&n=5&id=rec-0005", treatment: "inspect" });
    const page = async () => (await ofBatch.loader(call("/x", undefined, { batch }))).page;
    // Three quarters of 800 are writing; w-5 judged only such.
    const before = (await page()).ofBatch;
    expect(before?.numbers).toMatchObject({
      whole: { judgments: 600, items: 600, units: 600, minor: 240_000 },
      batch: { judgments: 800, minor: 320_000 },
      flags: {
        1: { touched: { judgments: 100 }, alone: { judgments: 0 } },
        2: { added: { judgments: 500 } },
        3: { added: { judgments: 0 } },
      },
    });
    expect(before).toMatchObject({
      tryUpheld: null,
      chargedBack: { flags: [2], whole: { minor: 240_000 } },
      toInspect: { flags: [3] },
    });
    await flag.action(call("/x", { state: "dismissed", by: "Lead", why: "Normal." }, { flag: "2" }));
    await flag.action(call("/x", { state: "upheld", by: "Lead", why: "Checked." }, { flag: "1" }));
    const after = (await page()).ofBatch;
    expect(after?.numbers?.whole).toMatchObject({ judgments: 100, minor: 40_000 });
    expect(after?.chargedBack).toBeNull();
    const rule = new URL(after?.tryUpheld ?? "", "http://x").searchParams.get("rule") ?? "";
    expect(JSON.parse(rule)).toEqual({
      action: "exclude",
      where: { annotators: ["w-5"] },
      reason: "flag 1: wrong on gold",
    });
    const text = await (await csv.loader(call(`/flags.csv?batch=${batch}`))).text();
    expect(text.split("\r\n")[3]).toMatch(/upheld,Lead,Checked\.,100,100,100,100,99$/);
  });

  it("each have a page with rows and rulings; a dismissed one counts nowhere", async () => {
    await raise({ note: "**Look** <script>alert(1)</script>" });
    const page = async () => (await flag.loader(call("/x", undefined, { flag: "1" }))).page;
    expect(await page()).toMatchObject({
      about: "judgments by w-5 in writing",
      total: 100,
      share: { alone: { judgments: 100 } },
    });
    expect((await page()).records).toHaveLength(8);
    const rule = (form: Record<string, string>) => flag.action(call("/x", form, { flag: "1" }));
    expect(await rule({ state: "dismissed", by: "", why: "" })).toMatchObject({
      data: { errors: { by: "Sign with your name.", why: "Say why." } },
    });
    await rule({ state: "dismissed", by: "Lead", why: "Fine." });
    expect(await page()).toMatchObject({
      share: null,
      numbers: { whole: { judgments: 100 } },
      rulings: [{ why: "Fine." }],
    });
    await expect(flag.loader(call("/x", undefined, { flag: "99" }))).rejects.toMatchObject({ status: 404 });
    await expect(flag.loader(call("/x", undefined, { flag: "x" }))).rejects.toMatchObject({ status: 404 });
  });

  it("on records of a superseded delivery touch nothing any more", async () => {
    await raise({ subjectKind: "record", subject: "delivery=1&n=5&id=rec-0005", treatment: "drop" });
    await deliver(tools, batch, lines(790));
    const { page } = await flag.loader(call("/x", undefined, { flag: "1" }));
    expect(page.numbers?.whole.items).toBe(0);
  });

  it("write formulas as text in a download", async () => {
    await raise({ note: "=HYPERLINK(1)", author: "@Ada" });
    const text = await (await csv.loader(call("/flags.csv"))).text();
    expect(text).toContain("'=HYPERLINK(1),'@Ada");
  });
});
