/** Turns events into messages and messages into requests, as long as the server runs. */
import { randomUUID } from "node:crypto";
import { MOST_ATTEMPTS, MOST_WAIT_MS, waitAfter } from "#app/domain/webhook.ts";
import { unseal } from "#app/people/seal.server.ts";
import type { Db } from "#db/client.server.ts";
import { subjectOf } from "#db/webhook-subjects.server.ts";
import {
  addMessages,
  claimMessage,
  type DueMessage,
  dueMessages,
  eventsAfter,
  type LoggedEvent,
  listWebhooks,
  type NewMessage,
  noteAttempt,
  type WebhookRow,
} from "#db/webhooks.server.ts";
import { TOLD_KINDS } from "./kinds.ts";
import { messageBody } from "./message-body.ts";
import { type PostOptions, post } from "./post.server.ts";
import { sign } from "./sign.ts";

const EVENTS_AT_ONCE = 500;
const MESSAGES_AT_ONCE = 20;
/** A message whose sender died is due again after this: longer than any request may take. */
const CLAIM_MS = 60_000;
export const SECRET_PURPOSE = "webhook";

export interface SendTools {
  db: Db;
  keyFile: string;
  allowPrivate: boolean;
  now(): number;
  random(): number;
  lookup?: PostOptions["lookup"];
}

/** New events of the audit log become messages of each webhook that is not ended. @returns how many. */
export async function collect({ db, now }: Pick<SendTools, "db" | "now">): Promise<number> {
  let made = 0;
  for (const webhook of (await listWebhooks(db)).filter(({ endedAt }) => endedAt === null)) {
    let readTo = webhook.readTo;
    for (;;) {
      const events = await eventsAfter(db, readTo, EVENTS_AT_ONCE);
      if (events.length === 0) break;
      const messages: NewMessage[] = [];
      for (const event of events) {
        const message = await messageOf(db, webhook, event, now());
        if (message) messages.push(message);
      }
      readTo = events.at(-1)?.seq ?? readTo;
      await addMessages(db, webhook.id, readTo, messages);
      made += messages.length;
    }
  }
  return made;
}

async function messageOf(db: Db, webhook: WebhookRow, event: LoggedEvent, now: number): Promise<NewMessage | null> {
  const [table = "", key] = event.subject.split("/");
  const kind = TOLD_KINDS.find((one) => one.table === table && one.what === event.what);
  if (!kind || key === undefined || (kind.when && !kind.when(event.after))) return null;
  if (webhook.kinds.length > 0 && !webhook.kinds.includes(kind.id)) return null;
  const told = await subjectOf(db, table, key);
  if (!told || (webhook.contractId !== null && told.contract?.id !== webhook.contractId)) return null;
  const id = randomUUID();
  const body = messageBody(webhook, { id, kind, told, at: event.at, seq: event.seq });
  if (body === null) return null;
  const base = { id, webhookId: webhook.id, kind: kind.id, body, replayOf: null };
  return { ...base, eventSeq: event.seq, createdAt: now, nextAt: now };
}

/** Sends what is due, a few at a time. @returns how many were tried. */
export async function sendDue(tools: SendTools): Promise<number> {
  const due = await dueMessages(tools.db, { now: tools.now(), longest: MOST_WAIT_MS, limit: MESSAGES_AT_ONCE });
  const tried = await Promise.all(due.map((message) => attempt(tools, message)));
  return tried.filter(Boolean).length;
}

async function attempt(tools: SendTools, message: DueMessage): Promise<boolean> {
  const { db, keyFile, allowPrivate, now, random, lookup } = tools;
  const { webhook, id, body, failed } = message;
  if (!(await claimMessage(db, message, now() + CLAIM_MS))) return false;
  const secret = unseal({ keyFile, purpose: SECRET_PURPOSE }, webhook.sealedSecret);
  const at = now();
  const done =
    secret === null
      ? { status: null, fault: "The secret cannot be opened: the key file of this installation is another one.", ms: 0 }
      : await post(webhook.url, body, {
          allowPrivate,
          headers: { "User-Agent": "Assay", "Assay-Message": id, "Assay-Signature": sign(secret, body, at) },
          ...(lookup && { lookup }),
        });
  const isTaken = done.status !== null && done.status >= 200 && done.status < 300;
  const wait = isTaken || isGone(done.status) ? null : waitAfter(Math.min(failed + 1, MOST_ATTEMPTS), random());
  const nextAt = wait === null ? null : now() + wait;
  await noteAttempt(db, { messageId: id, at, ...done }, { nextAt, takenAt: isTaken ? now() : null });
  return true;
}

/** The receiver says that nobody will ever be there: 410. */
function isGone(status: number | null): boolean {
  return status === 410;
}
