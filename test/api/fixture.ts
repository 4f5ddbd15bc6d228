/** What the examples of the document speak of, on a real server: their identifiers, and how things stand before each. */
import { SAMPLE } from "#app/api/fields.ts";
import { adjudicate } from "#app/calibration/adjudicate.server.ts";
import { drawLot } from "#app/inspection/draw-lot.server.ts";
import { planForm } from "#app/inspection/plan-form.ts";
import { takeNext } from "#app/inspection/review.server.ts";
import { eraseAnnotator } from "#app/keeping/erase/erase.server.ts";
import { retentionPreview } from "#app/keeping/retention/preview.server.ts";
import { setRetention } from "#app/keeping/retention/retention-form.server.ts";
import { registerRun } from "#app/loop/register-run.server.ts";
import { notifyOfEvents } from "#app/notifications/collect.server.ts";
import { makeApiToken } from "#app/people/api-token.server.ts";
import { startSession } from "#app/people/session.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { raiseFlags } from "#app/review/raise-flag.server.ts";
import { changeOneWebhook } from "#app/webhooks/change-webhook.server.ts";
import type { Db } from "#db/client.server.ts";
import { appendStage } from "#db/contract-life.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import { listUsers } from "#db/people.server.ts";
import { addMilestone } from "#db/schedule.server.ts";
import { openSessions } from "#db/sessions.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { NOW, type TestTools } from "#test/support/tools.ts";
import type { ApiServer } from "./api-server.ts";

export interface Fixture {
  /** A path or a body with the server's own identifiers in place of those of the examples. */
  inPlace(given: unknown): unknown;
  /** Called before the example of an operation is sent. */
  before(operation: string): Promise<void>;
  /** What an example has made is what the examples after it speak of. */
  learn(operation: string, answer: unknown): void;
  ids: Record<keyof typeof SAMPLE, string | number>;
}

const MAKES: Readonly<Record<string, keyof typeof SAMPLE>> = {
  "POST /protected-sets": "set",
  "POST /webhooks": "webhook",
  "POST /checks": "check",
  "POST /users": "user",
  "POST /contracts/{contract}/calibration": "round",
  "POST /contracts/{contract}/attachments": "attachment",
  "POST /vendors/{vendor}/links": "link",
};

export async function fixture(server: ApiServer): Promise<Fixture> {
  const { tools } = server;
  const { db } = tools;
  await server.bearer({ name: "Ada Second", role: "researcher" });
  // As a server does when it starts: what happens from here on is news.
  await notifyOfEvents(tools);
  const { id: contract, weeks } = await aContract(db, { committedUnits: 40, ramp: [10, 10, 10, 10] });
  const batch = weeks[0]?.id ?? "";
  const taken = await deliver(tools, batch, `${metItems(1, 13)}${itemLines(13, 41)}{"id":"broken"}\n`);
  if (taken.kind !== "stored") throw new Error(JSON.stringify(taken));
  await adjudicate(tools, { ...GOLD, batchId: batch });
  const week2 = weeks[1]?.id ?? "";
  await deliver(tools, week2, itemLines(41, 81));
  const axes = { commercial: "accept", training: "include", reason: "Fine.", rules: [], seenDecisionId: null } as const;
  await decideBatch(tools, { ...axes, batchId: week2, signer: "Tess Tester" });
  const made = await createRelease(tools, { name: "autumn-1", batchIds: [week2], createdBy: "Tess Tester" });
  if (made.kind !== "created") throw new Error(JSON.stringify(made));
  const week4 = weeks[3]?.id ?? "";
  await deliver(tools, week4, itemLines(121, 161));
  const owed = await decideBatch(tools, { ...axes, commercial: "rework", batchId: week4, signer: "Tess Tester" });
  // The same texts as the first delivery, from somebody else.
  const other = await aContract(db, { vendor: "Fernhill Labels", title: "The same again" });
  await deliver(tools, other.weeks[0]?.id ?? "", itemLines(1, 11));
  const row = await contractById(db, contract);
  const input = { batchId: batch, file: { path: "none" } };
  const job = await enqueueJob(db, { kind: "ingest", title: "week-1.jsonl", input, bytesTotal: 1, now: NOW });
  const ids: Fixture["ids"] = {
    ...SAMPLE,
    release: made.id,
    owed: owed.kind === "decided" ? owed.id : 0,
    inspection: await inspected(tools, week2),
    milestone: await addMilestone(db, milestoneOf(contract), { day: "2026-11-13", reason: "", by: "tester", at: NOW }),
    run: await trained(db, made.id),
    ended: other.id,
    ...{ contract, batch, batch2: week2, job, vendor: row?.vendorId ?? "", policy: row?.policyId ?? "" },
  };
  return {
    ids,
    inPlace(given) {
      if (given === undefined) return undefined;
      let text = typeof given === "string" ? given : JSON.stringify(given);
      for (const [name, sample] of Object.entries(SAMPLE))
        if (typeof sample === "string") text = text.replaceAll(sample, String(ids[name as keyof typeof SAMPLE]));
      if (typeof given === "string")
        text = text
          .replace(`/decisions/${SAMPLE.proposal}/`, `/decisions/${ids.proposal}/`)
          .replace(`/obligations/${SAMPLE.owed}/`, `/obligations/${ids.owed}/`);
      return typeof given === "string" ? text : JSON.parse(text);
    },
    learn(operation, answer) {
      const name = MAKES[operation];
      if (name) ids[name] = (answer as { id: string }).id;
    },
    async before(operation) {
      if (operation.startsWith("DELETE /account/")) await signedInElsewhere(tools, ids);
      if (operation.endsWith("/retention/deletion")) ids.seen = await endedLongAgo(tools, other.id);
      if (operation.endsWith("/amendments/withdrawal")) await amendLater(server, contract);
      // Given back a moment ago.
      if (operation.endsWith("/review/answer")) await takeNext(tools, String(ids.inspection), "Ida Lead");
      if (operation === "GET /flags") await doubt(tools, batch);
      if (operation === "GET /notifications") await notifyOfEvents(tools);
      if (operation === "GET /webhooks/{webhook}/messages")
        await changeOneWebhook(tools, String(ids.webhook), new URLSearchParams({ intent: "test" }));
      if (operation === "GET /erasures") await erased(tools, other.id);
      if (operation !== "POST /decisions/{decision}/approval") return;
      // The decision signed a moment ago moves more than its signer may sign alone.
      const week3 = weeks[2]?.id ?? "";
      await deliver(tools, week3, itemLines(81, 121));
      db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 1").run();
      const decided = await decideBatch(tools, { ...axes, batchId: week3, signer: "Tess Tester" });
      ids.proposal = decided.kind === "decided" ? decided.id : 0;
    },
  };
}

/** A doubt that nobody has ruled on. */
async function doubt(tools: TestTools, batch: string): Promise<void> {
  const said = { batch, subjectKind: "batch", reason: "careless", treatment: "inspect", note: "", author: "Ida Lead" };
  const raised = await raiseFlags(tools, new URLSearchParams(said));
  if (!raised.ok) throw new Error(JSON.stringify(raised.errors));
}

/** Somebody whom no other example speaks of. */
async function erased(tools: TestTools, contract: string): Promise<void> {
  const vendorId = (await contractById(tools.db, contract))?.vendorId ?? "";
  const asked = { vendorId, pseudonym: "w-01", reason: "Asked for on 3 October.", by: "Ida Lead", now: tools.now() };
  await eraseAnnotator(tools, { ...asked, drawn: { token: "erased-0123456789ab", receipt: "0".repeat(64) } });
}

/** Items that two annotators judged, every third of them in opposite ways. */
function metItems(from: number, to: number): string {
  const judgment = { kind: "likert", points: 5, seconds: 40, at: "2026-10-06T09:00:00Z" };
  return Array.from({ length: to - from }, (_, i) => {
    const other = { ...judgment, annotator: "w-02", value: i % 3 === 0 ? 5 : 2 };
    return itemLines(from + i, from + i + 1, { judgments: [{ ...judgment, annotator: "w-01", value: 2 }, other] });
  }).join("");
}

/** A second session and a second token of whoever sends the examples. */
async function signedInElsewhere(tools: TestTools, ids: Fixture["ids"]): Promise<void> {
  const user = (await listUsers(tools.db)).find(({ name }) => name === "Ida Lead");
  if (!user) throw new Error("Ida Lead is gone.");
  const client = { address: "192.0.2.1", agent: "another", secure: false };
  await startSession(tools.db, { userId: user.id, client, cookies: null, now: NOW });
  ids.session = (await openSessions(tools.db, user.id, NOW))[0]?.id ?? "";
  const made = await makeApiToken(tools, user, { name: "another", scopes: [], days: 1 }, "tester");
  if (made.ok) ids.token = made.token.id;
}

function milestoneOf(contractId: string) {
  return { contractId, kind: "final_delivery", title: "Final delivery", owner: "Ida Lead", week: null } as const;
}

async function inspected(tools: TestTools, batchId: string): Promise<string> {
  const { request } = planForm(new URLSearchParams({ plan: "zero-acceptance" }));
  const drawn = await drawLot(tools, { batchId, request, seed: 1, by: "Ida Lead" });
  if (drawn.kind !== "drawn") throw new Error(JSON.stringify(drawn));
  return drawn.id;
}

async function trained(db: Db, release: string): Promise<string> {
  const run = { name: "dpo-1", kind: "main", release, baseCheckpoint: "base-7b", method: "DPO", seeds: [1], by: "t" };
  const made = await registerRun(db, run, NOW);
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.id;
}

const GOLD = {
  ...{ deliveryId: 1, n: 2, answer: "2", agreedBy: "Tess Tester", secondedBy: "Ada Second", seconders: ["Ada Second"] },
  reason: "Agreed.",
};

/** Signed today, to hold from next year. */
async function amendLater(server: ApiServer, contract: string): Promise<void> {
  const bearer = await server.bearer({ name: "Lia Later", role: "admin", scopes: ["contracts.write", "money.read"] });
  const { body } = await server.ask(bearer, "GET", `/contracts/${contract}`);
  const changed = { ...body.contract, rejectionWindowDays: 20 };
  const query = new URLSearchParams({ effectiveOn: "2027-01-04", reason: "Agreed." });
  const answer = await server.ask(bearer, "PUT", `/contracts/${contract}?${query}`, changed);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

/** @returns what is signed under the deletion of its texts. */
async function endedLongAgo(tools: TestTools, contractId: string): Promise<string> {
  const said = { note: "Over.", red: null, open: null, at: NOW, by: "tester" };
  await appendStage(tools.db, { contractId, stage: "closed", on: "2026-09-01", ...said }, 0);
  await setRetention(tools, contractId, { days: "1", reason: "Agreed.", by: "tester" });
  return (await retentionPreview(tools, contractId, NOW))?.seen ?? "";
}
