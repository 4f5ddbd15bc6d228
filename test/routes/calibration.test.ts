import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CalibrationInput } from "#app/jobs/job.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { loader as contested } from "#app/routes/batches.$batch_.adjudicate/route.tsx";
import { loader as one, action as sign } from "#app/routes/batches.$batch_.adjudicate_.$delivery.$n/route.tsx";
import { action as change, loader as round } from "#app/routes/calibration.$round/route.tsx";
import { loader as answerLoader, action as give } from "#app/routes/calibration.$round_.answer/route.tsx";
import { loader as confusionCsv } from "#app/routes/calibration.$round_.confusion[.]csv/route.ts";
import { loader as key } from "#app/routes/calibration.$round_.key[.]jsonl/route.ts";
import { loader as operatingCsv } from "#app/routes/calibration.$round_.operating[.]csv/route.ts";
import { loader as pack } from "#app/routes/calibration.$round_.pack[.]jsonl/route.ts";
import { loader as csv } from "#app/routes/calibration.$round_.results[.]csv/route.ts";
import { loader as list, action as retire } from "#app/routes/contracts.$contract_.calibration/route.tsx";
import { loader as fresh, action as make } from "#app/routes/contracts.$contract_.calibration_.new/route.tsx";
import { loader as typedCsv } from "#app/routes/contracts.$contract_.calibration_.operating[.]csv/route.ts";
import { temporaryFile } from "#app/vault/vault.server.ts";
import { enqueueJob, jobById, takeJob } from "#db/jobs.server.ts";
import { addUser } from "#db/people.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { answer, answered, aRound, lines, pair } from "../calibration/a-round.ts";
import { call } from "./a-batch.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const RULE_FORM = {
  title: "Onboarding",
  instructionVersion: "1.0",
  atLeast: "8",
  of: "10",
  domainShare: "",
  match: "side",
};
const shown = (id: string) => round(call(tools, `/calibration/${id}`, { round: id }));
const changed = (id: string, form: Record<string, string>) => answerOf(change(call(tools, "/x", { round: id }, form)));
const answering = (id: string, as = "") => answerLoader(call(tools, `/x?as=${as}`, { round: id }));
const given = (id: string, form: Record<string, string>) => answerOf(give(call(tools, "/x", { round: id }, form)));

/** The job that takes an uploaded file for a round, when it has run. */
async function sent(roundId: string, role: CalibrationInput["role"], content: string | Buffer) {
  const path = temporaryFile(tools.vault);
  writeFileSync(path, content);
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, name: "wrong.dat", sha256, bytes: bytes.length };
  const input: CalibrationInput = { file, reader: null, roundId, role, want: 5, receivedBy: "tester" };
  const { db, vault, now } = tools;
  const queued = { kind: "calibration", title: file.name, input, bytesTotal: file.bytes, now: now() } as const;
  const id = await enqueueJob(db, queued);
  const job = await takeJob(db, now());
  if (job) await runJob({ db, vault, maxRowBytes: 1 << 20, now }, job);
  return jobById(db, id);
}

describe("a new round", () => {
  it("is made from the form and leads to its page", async () => {
    const { id } = await aContract(tools.db);
    expect((await fresh(call(tools, "/x", { contract: id }))).contract.title).toBe("General helpfulness");
    const made = await answerOf(make(call(tools, "/x", { contract: id }, RULE_FORM)));
    expect(made).toMatchObject({ status: 302, location: expect.stringMatching(/^\/calibration\/[0-9a-f-]{36}$/) });
    const { page } = await list(call(tools, "/x", { contract: id }));
    expect(page.rounds).toMatchObject([{ number: 1, title: "Onboarding", accuracy: { kind: "not-enough" } }]);
    expect(page.comparison).toBeNull();
  });

  it("gives the curve of the rule that is being typed as a file, before the round is made", async () => {
    const { id } = await aContract(tools.db);
    const asked = (query: string, contract = id) => typedCsv(call(tools, `/x?${query}`, { contract }));
    const rows = async (query: string) => (await (await asked(query)).text()).trim().split("\r\n");
    const [head, ...points] = await rows("atLeast=2&of=3&domainShare=&match=side");
    expect([head, points.length]).toEqual(["true accuracy,passes", 36]);
    // 3 × 0.5² × 0.5 + 0.5³ and 3 × 0.8² × 0.2 + 0.8³
    expect(points).toEqual(expect.arrayContaining(["0.5,0.5", expect.stringMatching(/^0\.8,0\.896/)]));
    expect((await rows("atLeast=2&of=3&domainShare=50&match=side"))[0]).toBe(
      'true accuracy,"passes, without the minimum of every domain"',
    );
    for (const query of ["", "atLeast=4&of=3", "atLeast=2&of=3&match=mood", "atLeast=2&of=3&domainShare=x"])
      expect(await statusOf(asked(query)), query).toBe(400);
    expect(await statusOf(asked("atLeast=2&of=3", "nowhere"))).toBe(404);
  });

  it("keeps what was typed and says what is wrong beside the field", async () => {
    const { id } = await aContract(tools.db);
    const form = { ...RULE_FORM, title: "", atLeast: "12", domainShare: "140", match: "mood" };
    const sent = await answerOf(make(call(tools, "/x", { contract: id }, form)));
    expect(sent).toMatchObject({ status: 400, data: { values: { atLeast: "12", domainShare: "140" } } });
    const { errors } = sent.data as { errors: Record<string, string> };
    expect(Object.keys(errors).sort()).toEqual(["atLeast", "domainShare", "match", "title"]);
    const preview = await answerOf(make(call(tools, "/x", { contract: id }, { ...form, intent: "preview" })));
    expect(preview).toMatchObject({ status: 200, data: { values: { atLeast: "12" } } });
  });
});

describe("a round", () => {
  it("takes gold of a delivered week, another rule, and its end", async () => {
    const { id, weeks } = await aContract(tools.db);
    const batch = weeks[0]?.id ?? "";
    await deliver(tools, batch, lines(Array.from({ length: 12 }, (_, i) => pair(i))));
    const { location } = await answerOf(make(call(tools, "/x", { contract: id }, RULE_FORM)));
    const roundId = location?.split("/").at(-1) ?? "";
    expect((await shown(roundId)).page.sources).toEqual({ batches: [{ id: batch, week: 1 }], gold: 0 });
    expect(await changed(roundId, { intent: "items", source: batch, want: "many" })).toMatchObject({
      status: 400,
      data: { errors: { want: expect.any(String) }, values: { source: batch } },
    });
    expect(await changed(roundId, { intent: "items", source: weeks[1]?.id ?? "" })).toMatchObject({
      status: 400,
      data: { errors: { source: expect.any(String) } },
    });
    expect(await changed(roundId, { intent: "items", source: batch, want: "" })).toMatchObject({ status: 302 });
    expect(await changed(roundId, { intent: "rule", atLeast: "11", of: "10", match: "side" })).toMatchObject({
      status: 400,
      data: { errors: { atLeast: expect.any(String) } },
    });
    expect(
      await changed(roundId, { intent: "rule", atLeast: "9", of: "10", match: "exact", domainShare: "50" }),
    ).toMatchObject({ status: 302 });
    expect((await shown(roundId)).page.round.rule).toEqual({ atLeast: 9, of: 10, match: "exact", domainShare: 0.5 });
    expect(await changed(roundId, { intent: "close", note: "" })).toMatchObject({
      status: 400,
      data: { errors: { note: expect.any(String) } },
    });
    expect(await changed(roundId, { intent: "close", note: "Ties explained." })).toMatchObject({ status: 302 });
    expect((await shown(roundId)).page).toMatchObject({
      sources: null,
      round: { closure: { note: "Ties explained." } },
    });
  });

  it("is downloaded as pack, key and results", async () => {
    const { roundId } = await aRound(tools);
    await answer(tools, roundId, answered({ ann: 0, "=bob": 6 }));
    const text = async (loader: typeof csv) => (await loader(call(tools, "/x", { round: roundId }))).text();
    expect((await text(pack)).trim().split("\n")).toHaveLength(10);
    expect(await text(key)).toContain('"gold"');
    expect(await text(csv)).toContain("'=bob,failed,4,10,0.4");
    const operating = (await text(operatingCsv)).trim().split("\r\n");
    expect([operating[0], operating.length]).toEqual(["true accuracy,passes", 37]);
    expect(operating.at(-1)).toBe("1,1");
    const typed = await operatingCsv(call(tools, "/x?atLeast=8&of=10&domainShare=&match=side", { round: roundId }));
    // 45 × 0.9⁸ × 0.1² + 10 × 0.9⁹ × 0.1 + 0.9¹⁰
    expect((await typed.text()).split("\r\n").find((row) => row.startsWith("0.9,"))).toMatch(/^0\.9,0\.92980917/);
    const confusion = (await text(confusionCsv))
      .trim()
      .split("\r\n")
      .map((row) => row.split(","));
    expect(confusion[0]).toEqual(["key", "answer", "answers"]);
    const sum = (rows: string[][]) => rows.reduce((all, [, , answers]) => all + Number(answers), 0);
    expect(sum(confusion.slice(1))).toBe(20);
    expect(sum(confusion.slice(1).filter(([agreed, given]) => agreed === given))).toBe(14);
  });

  it("takes an uploaded file by a job, which says what became of it", async () => {
    const { roundId } = await aRound(tools);
    const content = lines(answered({ ann: 0 }, 12));
    const path = temporaryFile(tools.vault);
    writeFileSync(path, content);
    const file = {
      path,
      name: "answers.jsonl",
      sha256: createHash("sha256").update(content).digest("hex"),
      bytes: content.length,
    };
    const input: CalibrationInput = { file, reader: null, roundId, role: "answers", want: null, receivedBy: "tester" };
    const id = await enqueueJob(tools.db, {
      kind: "calibration",
      title: file.name,
      input,
      bytesTotal: file.bytes,
      now: tools.now(),
    });
    const { db, vault, now } = tools;
    const job = await takeJob(db, now());
    if (job) await runJob({ db, vault, maxRowBytes: 1 << 20, now }, job);
    expect(await jobById(db, id)).toMatchObject({
      state: "done",
      result: {
        kind: "calibration",
        roundId,
        sentence: "10 answers of 1 person taken; 2 records are no items of this round.",
      },
    });
  });

  it.each([
    [
      "a picture",
      Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
      "binary data, not a file of calibration items.",
    ],
    ["a sentence", "Dear team, the items will follow.", "The file holds no rows."],
    ["nothing", "", "the file is empty or blank."],
    [
      "a record without responses",
      lines([{ id: "q", prompt: "Why?", judgments: [], responses: [] }]),
      "None of the 1 rows can be used. The first fault: line 1, responses: ",
    ],
  ])(
    "says of %s that is no file of items which file it is, what is wrong and what is asked for",
    async (_, content, said) => {
      const { roundId } = await aRound(tools);
      const job = await sent(roundId, "items", content);
      expect(job?.state).toBe("failed");
      expect(job?.message?.startsWith(`"wrong.dat": ${said}`), String(job?.message)).toBe(true);
      expect(job?.message).toContain("Such a file holds pairs with their key");
      expect(job?.message).not.toContain("a delivery.");
    },
  );

  it("names line and field of the first row that could not be read beside what was taken", async () => {
    const { roundId } = await aRound(tools);
    const [good, ...bad] = answered({ ann: 0 }, 3);
    const job = await sent(roundId, "answers", lines([good, ...bad.map((row) => ({ ...row, prompt: 5 }))]));
    expect(job?.result).toMatchObject({
      sentence: expect.stringMatching(
        /^1 answer of 1 person taken; 2 rows could not be read \(the first: line 2, prompt: .+\)\.$/,
      ),
    });
    const wrong = await sent(roundId, "answers", "%PDF-1.4");
    expect(wrong?.message).toContain("not a file of calibration answers.");
    expect(wrong?.message).toContain("Such a file holds the items of the round with what each person answered");
  });

  it("opens the items behind a cell of the confusion with the key", async () => {
    const { roundId } = await aRound(tools);
    await answer(tools, roundId, answered({ ann: 0, bob: 6 }));
    const { page } = await shown(roundId);
    const { classes, confusion, items } = page.results;
    for (const [i, truth] of classes.entries())
      for (const [j, given] of classes.entries()) {
        const behind = items.filter(({ key }) => key === truth).map(({ counts }) => counts[given] ?? 0);
        expect(behind.reduce((sum, count) => sum + count, 0)).toBe(confusion[i]?.[j]);
      }
    const opened = await round(call(tools, `/calibration/${roundId}?key=first&answer=second`, { round: roundId }));
    expect(opened.cell).toEqual({ truth: "first", answer: "second" });
    const mistyped = await round(call(tools, `/calibration/${roundId}?key=first&answer=third`, { round: roundId }));
    expect(mistyped.cell).toBeNull();
  });

  it("answers 404 where there is none", async () => {
    for (const loader of [round, answerLoader, csv, confusionCsv, operatingCsv, pack, key])
      expect(await statusOf(Promise.resolve(loader(call(tools, "/x", { round: "none" }))))).toBe(404);
    expect(await statusOf(list(call(tools, "/x", { contract: "none" })))).toBe(404);
    expect(await statusOf(contested(call(tools, "/x", { batch: "none" })))).toBe(404);
  });
});

describe("answering in the browser", () => {
  it("shows one item after the other, blind, until all are answered", async () => {
    const { roundId } = await aRound(tools);
    expect((await answering(roundId)).page.item).toBeNull();
    for (let i = 0; i < 10; i += 1) {
      const { page } = await answering(roundId, "ann");
      expect(page).toMatchObject({ done: i, items: 10 });
      expect(JSON.stringify(page.item)).not.toMatch(/gold|model/);
      const form = { as: "ann", item: String(page.item?.n), answer: "1", shown: String(tools.now() - 4200) };
      expect(await given(roundId, form)).toMatchObject({
        status: 302,
        location: `/calibration/${roundId}/answer?as=ann`,
      });
    }
    expect((await answering(roundId, "ann")).page).toMatchObject({ done: 10, item: null });
    expect((await shown(roundId)).page.results.takers).toMatchObject([
      { annotator: "ann", n: 10, right: 5, medianSeconds: 4.2 },
    ]);
  });

  it("refuses a second answer, an answer off the scale, and any after the close", async () => {
    const { roundId } = await aRound(tools);
    const form = { as: "ann", item: "0", answer: "1", shown: "0" };
    expect(await given(roundId, { ...form, answer: "9" })).toMatchObject({
      status: 400,
      data: { message: "Choose one of the answers." },
    });
    expect(await given(roundId, { ...form, as: "" })).toMatchObject({ status: 400 });
    expect(await given(roundId, form)).toMatchObject({ status: 302 });
    expect(await given(roundId, form)).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("first answer stands") },
    });
    await changed(roundId, { intent: "close", note: "Enough." });
    expect(await given(roundId, { ...form, item: "1" })).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("closed") },
    });
    expect((await answering(roundId, "ann")).page).toMatchObject({ round: { closed: true }, item: null });
  });
});

describe("adjudication", () => {
  it("goes from item to item with the same two people, and its gold can be retired", async () => {
    const { id, weeks } = await aContract(tools.db);
    const batch = weeks[0]?.id ?? "";
    const judged = (k: number, ...values: number[]) =>
      pair(k, {
        gold: undefined,
        judgments: values.map((value, i) => ({ annotator: `w-${i}`, kind: "likert", value, points: 5 })),
      });
    await deliver(tools, batch, lines([judged(1, 1, 5), judged(2, 1, 1, 5)]));
    const { page } = await contested(call(tools, "/x", { batch }));
    const [first, second] = page.rows;
    const params = { batch, delivery: String(first?.deliveryId), n: String(first?.n) };
    const people = { agreedBy: "Ada", secondedBy: "Ben" };
    const account = { email: "ben@test.example", role: "researcher", createdBy: "test", createdAt: 0 } as const;
    await addUser(tools.db, { name: "Ben", ...account });
    await addUser(tools.db, { ...account, name: "Vera Viewer", email: "vera@test.example", role: "viewer" });
    const sent = await answerOf(sign(call(tools, "/x", params, { ...people, answer: "1", reason: "" })));
    expect(sent).toMatchObject({
      status: 400,
      data: { values: { answer: "1", agreedBy: "Ada" }, errors: { reason: expect.any(String) } },
    });
    expect(
      await answerOf(sign(call(tools, "/x", params, { ...people, answer: "1", reason: "The sum." }))),
    ).toMatchObject({
      status: 302,
      location: `/batches/${batch}/adjudicate/${second?.deliveryId}/${second?.n}?by=Ada&second=Ben`,
    });
    const again = await one(call(tools, "/x?by=Ada&second=Ben", params));
    expect(again).toMatchObject({
      people,
      page: { seconders: ["Ben"], earlier: [{ agreedBy: "Ada" }], contested: null },
    });
    const gold = (await list(call(tools, "/x", { contract: id }))).page.gold;
    expect(gold).toMatchObject([{ key: "first is much better", retired: null }]);
    const retiring = { gold: String(gold[0]?.id), reason: "" };
    expect(await answerOf(retire(call(tools, "/x", { contract: id }, retiring)))).toMatchObject({ status: 400 });
    expect(
      await answerOf(retire(call(tools, "/x", { contract: id }, { ...retiring, reason: "Leaked." }))),
    ).toMatchObject({ status: 302 });
    expect((await list(call(tools, "/x", { contract: id }))).page.gold[0]?.retired).toMatchObject({
      reason: "Leaked.",
    });
  });
});
