/** What single people are told: of events once, of clocks once, cut to their role on the day they read it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOTIFICATION_KINDS } from "#app/domain/notification.ts";
import type { Role } from "#app/domain/permission.ts";
import { forgetOld, notifyOfClocks, notifyOfEvents } from "#app/notifications/collect.server.ts";
import { countUnread, notificationsShown } from "#app/notifications/notifications-page.server.ts";
import type { Person } from "#app/people/person.ts";
import { movePointer } from "#app/release/move-pointer.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import * as list from "#app/routes/notifications._index/route.tsx";
import * as choices from "#app/routes/notifications.choices/route.tsx";
import * as csv from "#app/routes/notifications[.]csv/route.ts";
import { actingAs, SERVER } from "#db/actor.server.ts";
import { insertAssignment } from "#db/assignments.server.ts";
import { insertComment } from "#db/comments.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import { appendLedgerEntry } from "#db/ledger.server.ts";
import { addUser, changeUser, giveRole, standingOf, userById } from "#db/people.server.ts";
import { answer, ask, questionsOf } from "#db/questions.server.ts";
import { restrictedDb } from "#db/restricted.server.ts";
import { lines, threeWeeks } from "#test/routes/a-batch.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { plansOf } from "#test/support/query-plan.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const DAY = 86_400_000;
let tools: TestTools;
let contractId: string;
let week: string;
let clock: number;
const ids = new Map<string, string>();

beforeEach(async () => {
  tools = await testTools();
  clock = NOW;
  const made = await threeWeeks(tools);
  contractId = made.contractId;
  week = made.weeks[0] ?? "";
  const roles = { Lea: "lead", Lou: "lead", Ops: "ops", Rea: "researcher", Vic: "viewer" } as const;
  for (const [name, role] of Object.entries(roles)) await person(name, role);
  await events();
});
afterEach(() => tools.dispose());

async function person(name: string, role: Role | null): Promise<void> {
  const email = `${name.toLowerCase()}@desk.example`;
  const added = await addUser(tools.db, { name, email, role, createdBy: "test", createdAt: NOW });
  if (added.kind !== "added") throw new Error("taken");
  ids.set(name, added.id);
}

const notifying = (changes = {}) => ({
  db: tools.db,
  settings: { separateDuties: false, notificationDays: 90, ...changes },
  now: () => clock,
});
const events = (changes = {}) => notifyOfEvents(notifying(changes));
const as = <T>(who: string, work: () => Promise<T>) => actingAs({ ...SERVER, who }, work);

async function signedIn(name: string): Promise<Person> {
  const user = await userById(tools.db, ids.get(name) ?? "");
  if (!user) throw new Error(name);
  return { id: user.id, name, email: user.email, sessionId: "s", ...(await standingOf(tools.db, user)) };
}
/** "kind: text", newest first. */
async function toldTo(name: string): Promise<string[]> {
  return (await notificationsShown(tools.db, await signedIn(name))).map(({ kind, text }) => `${kind}: ${text}`);
}
const unread = async (name: string) => countUnread(tools.db, await signedIn(name));
const call = async (name: string, path: string, form?: Record<string, string>) => {
  const request = new Request(
    `http://localhost${path}`,
    form ? { method: "POST", body: new URLSearchParams(form) } : {},
  );
  const context = { ...tools, person: await signedIn(name) };
  return { request, params: {}, context } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
};

async function decide(signer: string): Promise<number> {
  const request = { batchId: week, commercial: "accept", training: "include", reason: "Looked at.", signer } as const;
  const done = await as(signer, () => decideBatch(tools, { ...request, rules: [], seenDecisionId: null }));
  if (done.kind !== "decided") throw new Error(JSON.stringify(done));
  return done.id;
}
const task = (assignee: string, dueOn = "2026-10-21", author = "Lea") =>
  as(author, async () => {
    const about = { subjectKind: "contract" as const, subjectKey: contractId, contractId };
    return insertAssignment(tools.db, { ...about, task: "Read\n ten", assignee, dueOn, author, createdAt: NOW });
  });

describe("what happened", () => {
  it("a week that came waits for those who may sign, and for nobody else", async () => {
    await deliver(tools, week, lines(20));
    expect(await events()).toBe(2);
    const text = "decision.wanted: Week 1 waits for a decision: version 1 came, 20 records";
    expect(await Promise.all(["Lea", "Lou", "Ops", "Rea", "Vic"].map(toldTo))).toEqual([[text], [text], [], [], []]);
    expect(await Promise.all(["Lea", "Ops"].map(unread))).toEqual([1, 0]);
  });

  it("is told once, also by two processes, and not to whoever did it", async () => {
    await as("Lea", () => deliver(tools, week, lines(20)));
    await Promise.all([events(), events()]);
    expect(await events()).toBe(0);
    expect([await unread("Lea"), await unread("Lou")]).toEqual([0, 1]);
    tools.db.$client.exec("UPDATE notification_reader SET read_to = 0");
    await events();
    expect(await unread("Lou")).toBe(1);
  });

  it("a decision over the limit asks for a second signature; its answer reaches the signer, the outcome who pays", async () => {
    tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 100").run();
    await deliver(tools, week, lines(20));
    await events();
    const decisionId = await decide("Lea");
    await events();
    expect((await toldTo("Lou"))[0]).toBe("approval.wanted: Week 1: accept, include, signed by Lea");
    expect((await toldTo("Lea")).join()).not.toContain("approval.wanted");
    expect(await toldTo("Ops")).toEqual([]);
    await as("Lou", () => approveDecision(tools, { decisionId, outcome: "approved", reason: "Yes.", signer: "Lou" }));
    await events();
    expect((await toldTo("Lea"))[0]).toMatch(/^approval.given: Week 1: decision \d+ approved by Lou$/);
    expect((await toldTo("Ops"))[0]).toMatch(/^decision.signed: /);
    const [shown] = await notificationsShown(tools.db, await signedIn("Ops"));
    expect([shown?.money, shown?.href]).toEqual([{ minor: 8_000, currency: "USD" }, `/batches/${week}/history`]);
  });

  it("with separate duties, who inspected is not asked to decide", async () => {
    await deliver(tools, week, lines(20));
    tools.db.$client.exec("PRAGMA foreign_keys = OFF");
    tools.db.$client
      .prepare("INSERT INTO inspections SELECT 'i', ?, 1, 'queue', NULL, 's', '[]', 1, 1, '[]', NULL, 1, 'Rea'")
      .run(week);
    tools.db.$client.exec("INSERT INTO inspection_answers VALUES ('i', 1, 'Lea', 'lea', '{}', NULL, NULL, 1)");
    await events({ separateDuties: true });
    expect([await unread("Lea"), await unread("Lou")]).toEqual([0, 1]);
    await decide("Lou");
    await events({ separateDuties: true });
    expect((await toldTo("Lea"))[0]).toBe("decision.signed: Week 1: accept, include, signed by Lou");
  });

  it("a pointer that moved names its release as people call it", async () => {
    await deliver(tools, week, lines(20));
    await decide("Lea");
    const made = await as("Lea", () =>
      createRelease(tools, { name: "autumn-1", batchIds: [week], createdBy: "Lea", options: { includeGold: true } }),
    );
    if (made.kind !== "created") throw new Error(JSON.stringify(made));
    const move = {
      pointer: "approved-for-training",
      release: "autumn-1",
      reason: "Looked at.",
      by: "Lea",
    };
    expect(await as("Lea", () => movePointer(tools, move, null))).toMatchObject({ kind: "moved" });
    await events();
    expect((await toldTo("Lou"))[0]).toBe("pointer.moved: Approved-for-training names release autumn-1");
  });

  it("a task, a comment where I take part, an answer, and a job of mine that failed are told to me alone", async () => {
    await task(" vic ");
    await as("Rea", async () => {
      const comment = { subjectKind: "contract", subjectKey: contractId, author: "Rea" } as const;
      await insertComment(tools.db, { ...comment, text: "Secret of the text", now: NOW });
      await ask(tools.db, { contractId, batchId: null, asked: "vendor", text: "How long?", by: "Rea", at: NOW });
    });
    const question = (await questionsOf(tools.db, contractId))[0]?.id ?? 0;
    await as("Ops", () => answer(tools.db, contractId, { questionId: question, text: "Long.", by: "Ops", at: NOW }));
    const input = { batchId: week };
    const job = await as("Vic", () =>
      enqueueJob(tools.db, { kind: "ingest", title: "w1.jsonl", input, bytesTotal: 1, now: NOW }),
    );
    await as("Vic", async () => tools.db.$client.prepare("UPDATE jobs SET state = 'failed' WHERE id = ?").run(job));
    await events();
    expect(await toldTo("Vic")).toEqual([
      "job.failed: Failed: w1.jsonl",
      "comment.written: Rea wrote a comment: The contract",
      "assignment.given: Lea asks you, until 2026-10-21: Read ten",
    ]);
    expect(await toldTo("Rea")).toEqual(["question.answered: Your question was answered: How long?"]);
    expect(await toldTo("Lea")).toEqual(["comment.written: Rea wrote a comment: The contract"]);
    expect(await toldTo("Ops")).toEqual([]);
  });
});

describe("the role of the reader", () => {
  const invoice = (of = contractId) =>
    appendLedgerEntry(
      tools.db,
      {
        ...({
          contractId: of,
          kind: "invoice",
          number: "I-7",
          invoiceId: null,
          batchId: null,
          reverses: null,
        } as const),
        ...{ amountMinor: 123_45, datedOn: "2026-10-19", note: "", by: "Ben", at: NOW },
      },
      [],
      () => null,
    );

  it("decides what of it is told, and on the day of reading what of it is shown", async () => {
    await deliver(tools, week, lines(20));
    await events();
    await decide("Lou");
    await invoice();
    await events();
    const ops = await notificationsShown(tools.db, await signedIn("Ops"));
    expect(ops.map(({ kind, money }) => [kind, money?.minor])).toEqual([
      ["ledger.entered", 12_345],
      ["decision.signed", 8_000],
    ]);
    expect(JSON.stringify(ops.map(({ text }) => text))).not.toMatch(/\$|123/);
    await changeUser(tools.db, ids.get("Ops") ?? "", { role: "viewer" });
    const viewer = await notificationsShown(tools.db, await signedIn("Ops"));
    expect(viewer.map(({ kind, money }) => [kind, money])).toEqual([["decision.signed", null]]);
    const answered = await csv.loader(await call("Ops", "/notifications.csv"));
    expect(await answered.text()).not.toContain("80.00");
  });

  it("for one contract is told of that contract, and keeps nothing when it ends", async () => {
    const other = await aContract(tools.db, { title: "Another" });
    await person("Con", null);
    const give = (role: Role | null) =>
      giveRole(tools.db, { userId: ids.get("Con") ?? "", contractId, role, by: "t", now: NOW });
    await give("ops");
    await invoice();
    await invoice(other.id);
    await events();
    expect(await toldTo("Con")).toEqual(["ledger.entered: Invoice I-7 was entered"]);
    await give(null);
    expect([await toldTo("Con"), await unread("Con")]).toEqual([[], 0]);
  });
});

describe("the clock", () => {
  it("tells of a window that closes, then that it closed, once each", async () => {
    await deliver(tools, week, lines(20));
    await events();
    const closes = NOW + 10 * DAY;
    for (const [at, made] of [
      [closes - 3 * DAY, 0],
      [closes - 1 * DAY, 2],
      [closes - 1 * DAY + 1, 0],
      [closes + 2 * DAY, 2],
      [closes + 3 * DAY, 0],
    ] as const) {
      clock = at;
      const before = await unread("Lea");
      await notifyOfClocks(notifying());
      expect([at, ((await unread("Lea")) - before) * 2]).toEqual([at, made]);
    }
    expect((await toldTo("Lea")).slice(0, 2)).toEqual([
      "window.lapsed: Week 1: the right to reject ended without a decision; it is deemed accepted",
      "window.closing: Week 1: the right to reject ends within two days",
    ]);
  });

  it("tells whoever has a task a day before and when it is late; what is long past is no news", async () => {
    await task("Vic");
    await events();
    clock = Date.parse("2026-10-21T12:00:00Z");
    await notifyOfClocks(notifying());
    clock += DAY;
    await notifyOfClocks(notifying());
    await notifyOfClocks(notifying());
    expect((await toldTo("Vic")).slice(0, 2)).toEqual([
      "assignment.due: Late: Read ten",
      "assignment.due: Due within a day: Read ten",
    ]);
    clock += 100 * DAY;
    expect(await forgetOld(notifying())).toBeGreaterThanOrEqual(2);
    await notifyOfClocks(notifying());
    expect((await toldTo("Vic")).join()).not.toContain("assignment.due");
  });
});

describe("the page", () => {
  it("marks one, or all that were shown, as read; of nobody else", async () => {
    await task("Vic");
    await task("Vic");
    await task("Rea");
    await events();
    const { rows } = await list.loader(await call("Vic", "/notifications"));
    expect(rows.map(({ state }) => state)).toEqual(["new", "new"]);
    await list.action(await call("Rea", "/notifications", { intent: "read", id: String(rows[0]?.id) }));
    expect(await unread("Vic")).toBe(2);
    const back = await list.action(
      await call("Vic", "/notifications?a=b", { intent: "read", id: String(rows[1]?.id) }),
    );
    expect([await unread("Vic"), back.headers.get("Location")]).toEqual([1, "/notifications?a=b"]);
    await task("Vic");
    await events();
    await list.action(await call("Vic", "/notifications", { intent: "read-all", id: String(rows[0]?.id) }));
    expect(await unread("Vic")).toBe(1);
    await expect(list.action(await call("Vic", "/notifications", { intent: "read", id: "x" }))).rejects.toThrow();
  });

  it("keeps what each kind is wanted as: at the bell, in the digest, not at all", async () => {
    const { kinds } = await choices.loader(await call("Vic", "/notifications/choices"));
    expect(kinds.map(({ id }) => id)).not.toContain("ledger.entered");
    expect(kinds.find(({ id }) => id === "assignment.given")?.place).toBe("app");
    await choices.action(await call("Vic", "/x", { "assignment.given": "digest", "job.failed": "sideways" }));
    await task("Vic");
    await events();
    expect([await unread("Vic"), (await toldTo("Vic")).length]).toEqual([0, 1]);
    await choices.action(await call("Vic", "/x", { "assignment.given": "off" }));
    await task("Vic");
    await events();
    expect((await toldTo("Vic")).length).toBe(1);
  });
});

it("every kind has a permission of its own and one place", () => {
  expect(new Set(NOTIFICATION_KINDS.map(({ id }) => id)).size).toBe(NOTIFICATION_KINDS.length);
});

it("is counted from the index of what is unread among 50,000, and hidden with its contract", async () => {
  tools.dispose();
  tools = await testTools(NOW, "disk");
  ({ contractId } = await threeWeeks(tools));
  await person("Vic", "viewer");
  const vic = ids.get("Vic") ?? "";
  tools.db.$client
    .prepare(
      `WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 50000)
       INSERT INTO notifications (user_id, source, kind, contract_id, text, href, place, at, read_at)
       SELECT ?, 's' || k, 'assignment.given', ?, 'x', '/', 'app', 1, CASE WHEN k % 100 = 0 THEN NULL ELSE 1 END FROM n`,
    )
    .run(vic, contractId);
  const reader = await signedIn("Vic");
  for (const db of [tools.db, restrictedDb(tools.db, [contractId])]) {
    const plans = await plansOf(db, async () => expect(await countUnread(db, reader)).toBe(500));
    // Only the 500 are looked at.
    expect(plans.filter((step) => step.includes("notifications"))).toEqual([
      expect.stringContaining("USING INDEX notifications_unread (user_id=?)"),
    ]);
  }
  const other = await aContract(tools.db, { title: "Another" });
  expect(await countUnread(restrictedDb(tools.db, [other.id]), reader)).toBe(0);
});
