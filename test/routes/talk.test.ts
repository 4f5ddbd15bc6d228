/** Comments and assignments on each kind of thing: said, edited, withdrawn, done; due on This week; hostile text. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as week from "#app/routes/_index/route.tsx";
import * as list from "#app/routes/assignments._index/route.tsx";
import * as assignment from "#app/routes/assignments.$assignment/route.tsx";
import * as assign from "#app/routes/assignments.new/route.tsx";
import * as csv from "#app/routes/assignments[.]csv/route.ts";
import * as batchRoute from "#app/routes/batches.$batch/route.tsx";
import * as record from "#app/routes/batches.$batch_.records.$delivery.$n/route.tsx";
import * as comment from "#app/routes/comments.$comment/route.tsx";
import * as say from "#app/routes/comments.new/route.tsx";
import * as contract from "#app/routes/contracts.$contract._index/route.tsx";
import * as flag from "#app/routes/flags.$flag/route.tsx";
import * as raise from "#app/routes/flags.new/route.tsx";
import * as slice from "#app/routes/slices.$slice/route.tsx";
import * as save from "#app/routes/slices.new/route.tsx";
import { assignmentClosures, assignments, comments, commentVersions } from "#db/schema.ts";
import { aContract } from "#test/support/a-contract.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contractId: string;
let batch: string;

beforeEach(async () => {
  tools = await testTools();
  const made = await threeWeeks(tools);
  contractId = made.contractId;
  batch = made.weeks[0] ?? "";
  await deliverWeek(tools, batch);
});
afterEach(() => tools.dispose());

const call = (path: string, form?: Record<string, string>, params: Record<string, string> = {}) => {
  const body = form && new URLSearchParams(form);
  const request = new Request(`http://localhost${path}`, body ? { method: "POST", body } : {});
  return { request, params, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};
const at = (kind: string, key: string) => `?${new URLSearchParams({ kind, key })}`;
const speak = (kind: string, key: string, text = "Look here.", author = "Ada") =>
  say.action(call(`/comments/new${at(kind, key)}`, { text, author }));
const give = (changes: Record<string, string> = {}, kind = "batch", key = batch) =>
  assign.action(
    call(`/assignments/new${at(kind, key)}`, {
      task: "Read ten",
      assignee: "Ben",
      dueOn: "2026-10-20",
      author: "Ada",
      ...changes,
    }),
  );
const location = async (answer: unknown) => ((await answer) as Response).headers.get("Location");
const errorsOf = async (answer: unknown) =>
  ((await answer) as { data: { errors: Record<string, string> } }).data.errors;

describe("a comment", () => {
  it("is made on each kind of thing, and shown there", async () => {
    await raise.action(
      call("/flags/new", { batch, subjectKind: "batch", reason: "drift", treatment: "inspect", author: "Ada" }),
    );
    await save.action(
      call("/slices/new", { batch, slice: "domain=code", name: "Code", scope: "batch", author: "Ada" }),
    );
    const shown: [string, string, () => Promise<{ talk: { comments: { text: string | null }[] } }>][] = [
      ["contract", contractId, () => contract.loader(call("/x", undefined, { contract: contractId }))],
      ["batch", batch, () => batchRoute.loader(call("/x", undefined, { batch }))],
      ["slice", "1", () => slice.loader(call("/x", undefined, { slice: "1" }))],
      ["record", "1/0", () => record.loader(call("/x", undefined, { batch, delivery: "1", n: "0" }))],
      ["flag", "1", () => flag.loader(call("/x", undefined, { flag: "1" }))],
    ];
    for (const [kind, key, page] of shown) {
      expect(await location(speak(kind, key, `On the ${kind}`))).toMatch(/#talk$/);
      expect((await page()).talk.comments.map(({ text }) => text)).toEqual([`On the ${kind}`]);
      await expect(say.loader(call(`/comments/new${at(kind, "77/88")}`))).rejects.toMatchObject({ status: 404 });
    }
    expect((await say.loader(call(`/comments/new${at("record", "1/0")}`))).place.label).toBe(
      "Record rec-0000 of week 1",
    );
  });

  it("is edited and withdrawn by its author alone; every version stays", async () => {
    await speak("batch", batch, "First");
    const change = (form: Record<string, string>) =>
      comment.action(
        call("/comments/1", { author: "Ada", seen: "1", intent: "edit", text: "Second", ...form }, { comment: "1" }),
      );
    expect(await errorsOf(change({ author: "Ben" }))).toEqual({ author: expect.stringContaining("Only its author") });
    expect(await errorsOf(change({ text: " " }))).toEqual({ text: "Write something." });
    expect(await location(change({}))).toBe(`/batches/${batch}#talk`);
    expect(await errorsOf(change({ text: "Late" }))).toEqual({ form: expect.stringContaining("changed meanwhile") });
    await change({ intent: "withdraw", seen: "2" });
    expect(await errorsOf(change({ seen: "3" }))).toEqual({ form: expect.stringContaining("withdrawn") });
    const { page } = await comment.loader(call("/x", undefined, { comment: "1" }));
    expect(page.versions.map(({ text }) => text)).toEqual(["First", "Second", null]);
    expect(page.comment).toMatchObject({ text: null, edits: 2 });
    for (const table of [comments, commentVersions]) expect(() => tools.db.delete(table).run()).toThrow("append-only");
    expect(() => tools.db.update(commentVersions).set({ text: "x" }).run()).toThrow("append-only");
  });

  it("keeps hostile text as text, and refuses too much of it", async () => {
    const hostile = "<script>alert(1)</script> \u202eabc\u202c [x](javascript:alert(1)) \u0000 ok";
    await speak("batch", batch, hostile);
    const { talk } = await batchRoute.loader(call("/x", undefined, { batch }));
    expect(talk.comments[0]?.text).toBe(hostile.replace("\u0000", ""));
    expect(await errorsOf(speak("batch", batch, "x".repeat(100_000)))).toEqual({
      text: "A comment has at most 10,000 characters.",
    });
    expect(Object.keys(await errorsOf(speak("batch", batch, "", "\u202e")))).toEqual(["author", "text"]);
    expect(await errorsOf(speak("batch", "none"))).toEqual({ form: "What it is about is not there." });
    expect(await errorsOf(speak("planet", batch))).toEqual({ form: "What it is about is not there." });
  });
});

describe("an assignment", () => {
  const rows = async (search = "") => (await list.loader(call(`/assignments${search}`))).page.rows;
  const tasks = async (search = "") => (await rows(search)).map(({ task }) => task);

  it("ends with its day where the contract is", async () => {
    const elsewhere = await aContract(tools.db, { title: "In Auckland", timeZone: "Pacific/Auckland" });
    const day = new Date(tools.now()).toISOString().slice(0, 10);
    await give({ task: "Here", dueOn: day });
    await give({ task: "There", dueOn: day }, "contract", elsewhere.id);
    const ends = Object.fromEntries((await rows()).map(({ task, endsAt }) => [task, new Date(endsAt).toISOString()]));
    const midnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
    // Thirteen hours ahead in the southern summer.
    expect(ends).toEqual({
      Here: new Date(midnight).toISOString(),
      There: new Date(midnight - 13 * 3_600_000).toISOString(),
    });
  });

  it("is open, overdue or due soon, and done once, by whom and when", async () => {
    // It is Monday 19 October 2026.
    await give({ task: "Soon" });
    await give({ task: "Late", dueOn: "2026-10-18", assignee: "Cid" });
    await give({ task: "Far", dueOn: "2026-10-27" }, "contract", contractId);
    expect((await rows()).map(({ task, state }) => [task, state])).toEqual([
      ["Late", "overdue"],
      ["Soon", "soon"],
      ["Far", "later"],
    ]);
    const due = async () => (await week.loader(call("/"))).assignments.map(({ task, about }) => [task, about]);
    expect(await due()).toEqual([
      ["Late", "Week 1"],
      ["Soon", "Week 1"],
    ]);
    const finish = (form: Record<string, string>) =>
      assignment.action(call("/assignments/2", form, { assignment: "2" }));
    expect(await errorsOf(finish({ by: "" }))).toEqual({ by: "Sign with your name." });
    await finish({ by: "Cid", note: "All fine." });
    expect(await errorsOf(finish({ by: "Ben" }))).toEqual({ form: expect.stringContaining("done before") });
    expect(await due()).toEqual([["Soon", "Week 1"]]);
    const { page } = await assignment.loader(call("/x", undefined, { assignment: "2" }));
    expect(page).toMatchObject({ state: "done", closure: { by: "Cid", note: "All fine." } });
    for (const table of [assignments, assignmentClosures])
      expect(() => tools.db.delete(table).run()).toThrow("append-only");
    await expect(assignment.loader(call("/x", undefined, { assignment: "9" }))).rejects.toMatchObject({ status: 404 });
  });

  it("is listed by name, sorted and downloaded", async () => {
    await give({ task: "=A1", assignee: "Ben" });
    await give({ task: "B", assignee: "Cid", dueOn: "2026-10-19" });
    expect(await tasks("?name=Ben")).toEqual(["=A1"]);
    expect(await tasks("?name=Nobody")).toEqual(["B", "=A1"]);
    expect(await tasks("?sort=-due")).toEqual(["=A1", "B"]);
    expect(await tasks("?shown=done")).toEqual([]);
    const text = await (await csv.loader(call("/assignments.csv?name=Ben"))).text();
    expect(text.split("\r\n")[1]).toBe("1,Harbour Labelling,Helpfulness,Week 1,'=A1,Ben,2026-10-20,soon,Ada,,");
  });

  it.each([
    ["no task", { task: "" }, "task"],
    ["a task of 100 KB", { task: "x".repeat(100_000) }, "task"],
    ["nobody", { assignee: "\u200b" }, "assignee"],
    ["no day", { dueOn: "" }, "dueOn"],
    ["a day that is none", { dueOn: "2026-02-30" }, "dueOn"],
    ["words for a day", { dueOn: "soon" }, "dueOn"],
  ])("is refused with %s", async (_, changes, field) => {
    expect(Object.keys(await errorsOf(give(changes)))).toEqual([field]);
    expect(await tasks()).toEqual([]);
  });
});
