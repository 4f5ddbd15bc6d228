/** Making, pausing, ending a webhook; sending a test or an old message again. Secrets are shown once and sealed. */
import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { ROLES } from "#app/domain/permission.ts";
import { TEST_KIND, WEBHOOK_FORMATS, WEBHOOK_KIND_IDS } from "#app/domain/webhook.ts";
import { seal } from "#app/people/seal.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import {
  addMessages,
  addWebhook,
  changeWebhook,
  messageById,
  type WebhookRow,
  webhookById,
} from "#db/webhooks.server.ts";
import { isPublic } from "./address-guard.server.ts";
import { SECRET_PURPOSE } from "./send.server.ts";

export interface ChangeTools {
  db: Db;
  settings: { keyFile: string; webhooksPrivate: boolean; user: string };
  now(): number;
}

export type Changed = { ok: true; id: string; secret: string | null } | { ok: false; errors: Record<string, string> };

const NO_URL = "Write the whole address, as https://example.org/assay.";

const formSchema = z.object({
  url: z
    .string()
    .trim()
    .max(2_000, "An address has at most 2,000 characters.")
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), NO_URL)
    .refine((text) => !URL.canParse(text) || new URL(text).username === "", "Leave name and password out of it."),
  format: z.enum(WEBHOOK_FORMATS, "Choose a form."),
  role: z.enum(ROLES, "Choose a role."),
  contract: z.string().transform((text) => text || null),
});

/** @param form `url`, `format`, `role`, `contract`, and a `kind` for each kind that is told; none is all. */
export async function makeWebhook({ db, settings, now }: ChangeTools, form: URLSearchParams): Promise<Changed> {
  const field = (name: string) => form.get(name) ?? "";
  const read = formSchema.safeParse({
    ...{ url: field("url"), format: field("format"), role: field("role"), contract: field("contract") },
  });
  if (!read.success)
    return {
      ok: false,
      errors: Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message])),
    };
  const { url, format, role, contract } = read.data;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  if (!settings.webhooksPrivate && /^[\d.]+$|:/.test(host) && !isPublic(host))
    return { ok: false, errors: { url: "This address is private or link-local. ASSAY_WEBHOOKS_PRIVATE allows it." } };
  if (contract !== null && !(await contractById(db, contract)))
    return { ok: false, errors: { contract: "There is no such contract." } };
  const kinds = WEBHOOK_KIND_IDS.filter((kind) => form.getAll("kind").includes(kind));
  const id = randomUUID();
  const { secret, sealedSecret } = newSecret(settings.keyFile);
  await addWebhook(db, {
    ...{ id, url, format, kinds, contractId: contract, role, sealedSecret },
    ...{ createdBy: settings.user, createdAt: now() },
  });
  return { ok: true, id, secret };
}

const INTENTS = ["pause", "resume", "end", "secret", "test", "again"] as const;

/** @param form `intent`, and for `again` the `message`. */
export async function changeOneWebhook(tools: ChangeTools, id: string, form: URLSearchParams): Promise<Changed> {
  const webhook = await webhookById(tools.db, id);
  const intent = INTENTS.find((one) => one === form.get("intent"));
  if (!webhook || !intent) return { ok: false, errors: { form: "There is no such webhook." } };
  if (webhook.endedAt !== null) return { ok: false, errors: { form: "This webhook has ended. Make another one." } };
  const { db, now } = tools;
  if (intent === "test") return sendTest(tools, webhook);
  if (intent === "again") return sendAgain(tools, webhook, form.get("message") ?? "");
  const { secret, sealedSecret } = newSecret(tools.settings.keyFile);
  if (intent === "secret") await changeWebhook(db, id, { sealedSecret });
  else if (intent === "end") await changeWebhook(db, id, { endedAt: now() });
  else await changeWebhook(db, id, { pausedAt: intent === "pause" ? now() : null });
  return { ok: true, id, secret: intent === "secret" ? secret : null };
}

async function sendTest(
  { db, settings, now }: ChangeTools,
  { id: webhookId, format, readTo }: WebhookRow,
): Promise<Changed> {
  const id = randomUUID();
  const summary = `A test from Assay, asked for by ${settings.user}.`;
  const body =
    format === "slack"
      ? JSON.stringify({ text: "A test from Assay." })
      : JSON.stringify({ id, kind: TEST_KIND, at: new Date(now()).toISOString(), summary });
  const message = { id, webhookId, eventSeq: null, kind: TEST_KIND, body, replayOf: null };
  await addMessages(db, webhookId, readTo, [{ ...message, createdAt: now(), nextAt: now() }]);
  return { ok: true, id: webhookId, secret: null };
}

/** The same bytes under the same message id, so that whoever took it before can tell. */
async function sendAgain(
  { db, now }: ChangeTools,
  { id: webhookId, readTo }: WebhookRow,
  key: string,
): Promise<Changed> {
  const before = await messageById(db, key);
  if (before?.webhookId !== webhookId) return { ok: false, errors: { form: "There is no such message." } };
  const { eventSeq, kind, body } = before;
  const again = { id: randomUUID(), webhookId, eventSeq, kind, body, replayOf: before.replayOf ?? before.id };
  await addMessages(db, webhookId, readTo, [{ ...again, createdAt: now(), nextAt: now() }]);
  return { ok: true, id: webhookId, secret: null };
}

function newSecret(keyFile: string): { secret: string; sealedSecret: string } {
  const secret = `whsec_${randomBytes(32).toString("base64url")}`;
  return { secret, sealedSecret: seal({ keyFile, purpose: SECRET_PURPOSE }, secret) };
}
