/** What the screens of webhooks show; never a secret. */
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { type LoggedMessage, listWebhooks, messagesOf, type WebhookRow, webhookById } from "#db/webhooks.server.ts";
import { MESSAGE_STATES, type MessageState, type ShownMessage } from "./message.ts";

/** Messages of a webhook that its page and its table show. */
const MOST_SHOWN = 500;

export interface ShownWebhook extends Omit<WebhookRow, "sealedSecret" | "readTo"> {
  contract: string | null;
  state: "open" | "paused" | "ended";
}

export async function webhooksShown(db: Db) {
  const contracts = (await listContracts(db)).map(({ id, title, vendor }) => ({ id, title, vendor }));
  const titles = new Map(contracts.map(({ id, title }) => [id, title]));
  const webhooks = [];
  for (const row of await listWebhooks(db)) {
    const messages = (await messagesOf(db, row.id, MOST_SHOWN)).map(messageShown);
    const count = (state: MessageState) => messages.filter((one) => one.state === state).length;
    webhooks.push({
      ...webhookShown(row, titles),
      taken: count("taken"),
      waiting: count("waiting"),
      givenUp: count("given up"),
      lastAt: messages[0]?.createdAt ?? null,
    });
  }
  return { webhooks, contracts };
}

/** @param state only messages in this state; undefined when there is no such webhook. */
export async function webhookPage(db: Db, id: string, state: string | null) {
  const row = await webhookById(db, id);
  if (!row) return undefined;
  const titles = new Map((await listContracts(db)).map((contract) => [contract.id, contract.title]));
  const all = (await messagesOf(db, id, MOST_SHOWN)).map(messageShown);
  const chosen = MESSAGE_STATES.find((one) => one === state) ?? null;
  return {
    webhook: webhookShown(row, titles),
    messages: all.filter((one) => chosen === null || one.state === chosen),
    all: all.length,
    chosen,
    most: MOST_SHOWN,
  };
}

function webhookShown(
  { sealedSecret: _, readTo: __, ...row }: WebhookRow,
  titles: ReadonlyMap<string, string>,
): ShownWebhook {
  const state = row.endedAt !== null ? "ended" : row.pausedAt !== null ? "paused" : "open";
  return { ...row, contract: row.contractId === null ? null : (titles.get(row.contractId) ?? "?"), state };
}

function messageShown({ id, kind, body, createdAt, takenAt, nextAt, replayOf, attempts }: LoggedMessage): ShownMessage {
  return {
    ...{ id, kind, body, createdAt, takenAt, nextAt },
    isAgain: replayOf !== null,
    state: takenAt !== null ? "taken" : nextAt !== null ? "waiting" : "given up",
    attempts: attempts.map(({ at, status, fault, ms }) => ({ at, status, fault, ms })),
  };
}
