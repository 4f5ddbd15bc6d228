/** Webhooks, their messages, and the attempts to deliver them. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { auditEvents, webhookAttempts, webhookMessages, webhooks } from "./schema.ts";

export type WebhookRow = typeof webhooks.$inferSelect;
export type WebhookMessageRow = typeof webhookMessages.$inferSelect;
export type WebhookAttemptRow = typeof webhookAttempts.$inferSelect;

/** Newest first, those that ended last. */
export async function listWebhooks(db: Db): Promise<WebhookRow[]> {
  return db
    .select()
    .from(webhooks)
    .orderBy(asc(sql`${webhooks.endedAt} IS NOT NULL`), desc(webhooks.createdAt))
    .all();
}

export async function webhookById(db: Db, id: string): Promise<WebhookRow | undefined> {
  return db.select().from(webhooks).where(eq(webhooks.id, id)).get();
}

/** Tells from now on: what happened before is not news. */
export async function addWebhook(db: Db, webhook: Omit<WebhookRow, "readTo" | "pausedAt" | "endedAt">): Promise<void> {
  inTransaction(db, () => {
    const readTo = db
      .select({ seq: sql<number>`coalesce(max(${auditEvents.seq}), 0)` })
      .from(auditEvents)
      .get()?.seq;
    db.insert(webhooks)
      .values({ ...webhook, readTo: readTo ?? 0 })
      .run();
  });
}

export async function changeWebhook(
  db: Db,
  id: string,
  change: Partial<Pick<WebhookRow, "pausedAt" | "endedAt" | "sealedSecret">>,
): Promise<void> {
  db.update(webhooks).set(change).where(eq(webhooks.id, id)).run();
}

export interface LoggedEvent {
  seq: number;
  at: number;
  who: string;
  what: string;
  subject: string;
  after: Record<string, unknown>;
}

/** The next events of the audit log after one, oldest first. */
export async function eventsAfter(db: Db, seq: number, limit: number): Promise<LoggedEvent[]> {
  return db
    .select({ seq: auditEvents.seq, body: auditEvents.body })
    .from(auditEvents)
    .where(gt(auditEvents.seq, seq))
    .orderBy(asc(auditEvents.seq))
    .limit(limit)
    .all()
    .map(({ seq: number, body }) => {
      const { at, who, what, subject, after } = JSON.parse(body) as Omit<LoggedEvent, "seq">;
      return { seq: number, at, who, what, subject, after: after ?? {} };
    });
}

export type NewMessage = Omit<WebhookMessageRow, "takenAt">;

/** Messages and the place up to which was read, together: none is lost and none is made twice. */
export async function addMessages(
  db: Db,
  webhookId: string,
  readTo: number,
  messages: readonly NewMessage[],
): Promise<void> {
  inTransaction(db, () => {
    for (const message of messages) db.insert(webhookMessages).values(message).onConflictDoNothing().run();
    db.update(webhooks)
      .set({ readTo })
      .where(and(eq(webhooks.id, webhookId), sql`${webhooks.readTo} < ${readTo}`))
      .run();
  });
}

export type DueMessage = WebhookMessageRow & { webhook: WebhookRow; failed: number };

/**
 * Due, of webhooks that are neither paused nor ended; the longest due first.
 *
 * @param longest no wait is longer, in ms: what waits longer began to wait before the clock was set back, and is due.
 */
export async function dueMessages(
  db: Db,
  { now, longest, limit }: { now: number; longest: number; limit: number },
): Promise<DueMessage[]> {
  const rows = db
    .select({
      message: webhookMessages,
      webhook: webhooks,
      failed: sql<number>`(SELECT count(*) FROM webhook_attempts a WHERE a.message_id = ${webhookMessages.id})`,
    })
    .from(webhookMessages)
    .innerJoin(webhooks, eq(webhooks.id, webhookMessages.webhookId))
    .where(
      and(
        isNotNull(webhookMessages.nextAt),
        or(lte(webhookMessages.nextAt, now), gt(webhookMessages.nextAt, now + longest)),
        isNull(webhooks.pausedAt),
        isNull(webhooks.endedAt),
      ),
    )
    .orderBy(asc(webhookMessages.nextAt))
    .limit(limit)
    .all();
  return rows.map(({ message, webhook, failed }) => ({ ...message, webhook, failed }));
}

/** Pushes a message's next attempt away while it is being sent; false when another process did so first. */
export async function claimMessage(
  db: Db,
  { id, nextAt }: Pick<WebhookMessageRow, "id" | "nextAt">,
  until: number,
): Promise<boolean> {
  const claimed = db
    .update(webhookMessages)
    .set({ nextAt: until })
    .where(
      and(
        eq(webhookMessages.id, id),
        nextAt === null ? isNull(webhookMessages.nextAt) : eq(webhookMessages.nextAt, nextAt),
      ),
    )
    .run();
  return claimed.changes === 1;
}

export async function noteAttempt(
  db: Db,
  attempt: Omit<WebhookAttemptRow, "id">,
  then: Pick<WebhookMessageRow, "nextAt" | "takenAt">,
): Promise<void> {
  inTransaction(db, () => {
    db.insert(webhookAttempts).values(attempt).run();
    db.update(webhookMessages).set(then).where(eq(webhookMessages.id, attempt.messageId)).run();
  });
}

export type LoggedMessage = WebhookMessageRow & { attempts: WebhookAttemptRow[] };

/** Of one webhook, newest first. */
export async function messagesOf(db: Db, webhookId: string, limit: number): Promise<LoggedMessage[]> {
  const messages = db
    .select()
    .from(webhookMessages)
    .where(eq(webhookMessages.webhookId, webhookId))
    .orderBy(desc(webhookMessages.createdAt), desc(webhookMessages.id))
    .limit(limit)
    .all();
  const ids = messages.map(({ id }) => id);
  const attempts = db
    .select()
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.messageId, ids))
    .orderBy(asc(webhookAttempts.id))
    .all();
  return messages.map((message) => ({
    ...message,
    attempts: attempts.filter(({ messageId }) => messageId === message.id),
  }));
}

export async function messageById(db: Db, id: string): Promise<WebhookMessageRow | undefined> {
  return db.select().from(webhookMessages).where(eq(webhookMessages.id, id)).get();
}
