/** The screen of protected sets, without scripts: look, add, take away, compare; and the claims of a batch. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { action as claim } from "#app/routes/batches.$batch.claims/route.tsx";
import { action, loader } from "#app/routes/protected-sets._index/route.tsx";
import { listProtectedSets } from "#db/protected-sets.server.ts";
import { claimsOfBatch } from "#db/vendor-claims.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const PROMPT = "Write a short story about a lighthouse keeper who collects broken clocks and repairs none.";

function post(fields: Record<string, string | File>, params: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { request: new Request("http://localhost/", { method: "POST", body }), params, context: tools };
}
const get = () => ({ request: new Request("http://localhost/"), params: {}, context: tools });
const setFile = (text: string) => new File([text], "../../etc/ifeval.jsonl");
const look = (changes: Record<string, string | File> = {}) =>
  action(
    post({
      intent: "preview",
      name: "IFEval",
      version: "2023",
      field: "",
      file: setFile(`${JSON.stringify({ prompt: PROMPT })}\n`),
      ...changes,
    }),
  );

interface Sent {
  add: {
    values: object;
    errors: Record<string, string>;
    preview: { token: string; field: string; first: string[] } | null;
  };
}

describe("adding a set", () => {
  it("shows what would be taken, stores nothing, then takes it", async () => {
    const seen = await answerOf(look());
    const { preview } = (seen.data as Sent).add;
    expect(seen.status).toBe(200);
    expect(preview).toMatchObject({ field: "prompt", entries: 1, first: [PROMPT] });
    expect(await listProtectedSets(tools.db)).toEqual([]);
    const sent = { intent: "add", name: "IFEval", version: "2023", field: "prompt", token: preview?.token ?? "" };
    expect(await answerOf(action(post({ ...sent, fileName: "ifeval.jsonl" })))).toEqual({
      status: 302,
      location: "/protected-sets",
    });
    const { page } = await loader(get());
    expect(page.sets.map(({ name, entries, fileName }) => [name, entries, fileName])).toEqual([
      ["IFEval", 1, "ifeval.jsonl"],
    ]);
  });
  it.each([
    [{ name: "" }, { name: "Give the name." }],
    [{ version: "a\u0007" }, { version: "A version has no control or invisible characters." }],
    [{ file: setFile("") }, { file: "Choose a file; it must not be empty." }],
    [
      { file: setFile('{"code": 1}\n') },
      { file: expect.stringMatching(/^Line 1: no field with prompts; its fields are code/) },
    ],
    [{ field: "question" }, { file: expect.stringMatching(/^Line 1, question: .*found nothing/) }],
  ])("with %j is refused beside the field, what was typed stays", async (changes, errors) => {
    const answer = await answerOf(look(changes));
    expect(answer.status).toBe(400);
    const typed = Object.fromEntries(Object.entries(changes).filter(([name]) => name !== "file"));
    expect((answer.data as Sent).add).toMatchObject({ errors, preview: null, values: typed });
    expect(await listProtectedSets(tools.db)).toEqual([]);
  });
  it("reads no file but the one that waits", async () => {
    for (const token of ["../assay.sqlite", "", "1-not-a-token"]) {
      const answer = await answerOf(action(post({ intent: "add", name: "A", version: "1", field: "", token })));
      expect((answer.data as Sent).add.errors.file).toBe("The file is no longer here; choose it again.");
    }
  });
});

describe("a set in force", () => {
  it("is taken away, and queued against what is already here", async () => {
    const { id, weeks } = await aContract(tools.db);
    expect((await answerOf(action(post({ intent: "compare", contract: id })))).status).toBe(400);
    await deliver(tools, weeks[0]?.id ?? "", itemLines(0, 2));
    expect((await answerOf(action(post({ intent: "compare", contract: id })))).location).toMatch(/^\/jobs\//);
    expect((await answerOf(action(post({ intent: "compare", contract: "all" })))).location).toMatch(/^\/jobs\//);
    expect(tools.wakes).toBe(2);
    expect(await statusOf(action(post({ intent: "remove", id: "none" })))).toBe(404);
  });
});

describe("claims", () => {
  it("are noted, imported, and removed", async () => {
    const { weeks } = await aContract(tools.db);
    const batch = weeks[0]?.id ?? "";
    const typed = { metric: "tie-rate", value: "12 %", n: "", source: "report.pdf", date: "" };
    expect((await answerOf(claim(post(typed, { batch })))).status).toBe(302);
    const file = new File(
      [JSON.stringify([{ metric: "gold-accuracy", value: 0.9, source: "slide 4" }])],
      "claims.json",
    );
    expect((await answerOf(claim(post({ import: "yes", file }, { batch })))).status).toBe(302);
    const claims = await claimsOfBatch(tools.db, batch);
    expect(claims.map(({ metric, value }) => [metric, value])).toEqual([
      ["gold-accuracy", 0.9],
      ["tie-rate", 0.12],
    ]);
    await claim(post({ remove: String(claims[0]?.id) }, { batch }));
    expect(await claimsOfBatch(tools.db, batch)).toHaveLength(1);
  });
  it("that cannot be read are refused with what was typed", async () => {
    const { weeks } = await aContract(tools.db);
    const batch = weeks[0]?.id ?? "";
    const answer = await answerOf(
      claim(post({ metric: "no-such", value: "high", source: "x", n: "", date: "" }, { batch })),
    );
    expect(answer).toMatchObject({
      status: 400,
      data: { values: { value: "high" }, errors: { value: expect.any(String) } },
    });
    const bad = new File(["{"], "claims.json");
    expect(await answerOf(claim(post({ import: "yes", file: bad }, { batch })))).toMatchObject({
      data: { errors: { file: expect.stringMatching(/^Line 1: this is not JSON\. It ends too early there/) } },
    });
    const foreign = new File([Buffer.from('[{"source": "Müller"}]', "latin1")], "claims.json");
    expect(await answerOf(claim(post({ import: "yes", file: foreign }, { batch })))).toMatchObject({
      data: { errors: { file: expect.stringMatching(/^Line 1 is not UTF-8; it looks like Latin-1/) } },
    });
    expect(await statusOf(claim(post({}, { batch: "none" })))).toBe(404);
  });
});
