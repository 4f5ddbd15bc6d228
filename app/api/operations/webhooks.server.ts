/** What is told to other programs as it happens, and what became of each message. */
import { z } from "zod";
import { ROLES } from "#app/domain/permission.ts";
import { WEBHOOK_FORMATS, WEBHOOK_KIND_IDS } from "#app/domain/webhook.ts";
import { changeOneWebhook, makeWebhook } from "#app/webhooks/change-webhook.server.ts";
import { MESSAGE_STATES } from "#app/webhooks/message.ts";
import { webhookPage, webhooksShown } from "#app/webhooks/webhook-page.server.ts";
import { webhookById } from "#db/webhooks.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { id, iso, isoOrNull, param, SAMPLE, signed, time } from "../fields.ts";
import { Located, operation } from "../operation.ts";
import { found } from "../problem.ts";
import { accepted, typedForm } from "../typed.ts";

const group = "Webhooks";
const need = "accounts.manage";
const ONE = { params: { webhook: SAMPLE.webhook } };
const kinds = z.array(z.enum(WEBHOOK_KIND_IDS));
const webhook = z.object({
  id,
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  kinds: kinds.meta({ description: "None: all." }),
  contract: id.nullable(),
  role: z.enum(ROLES).meta({ description: "What it is told is cut to what this role sees." }),
  state: z.enum(["open", "paused", "ended"]),
  createdBy: signed,
  createdAt: time,
});
const secret = z.string().nullable().meta({ description: "What messages are signed with; shown once." });

type Shown = NonNullable<Awaited<ReturnType<typeof webhookPage>>>["webhook"];
function shown({ id, url, format, kinds, contractId, role, state, createdBy, createdAt }: Shown) {
  const about = { kinds: [...kinds], contract: contractId, role, state, createdBy, createdAt: iso(createdAt) };
  return { id, url, format, ...about } as z.input<typeof webhook>;
}

export const webhooks = {
  "GET /webhooks": operation({
    id: "listWebhooks",
    group,
    title: "Webhooks.",
    need,
    query: pageQuery,
    answer: pageSchema(webhook),
    example: {},
    async handle({ context, query }) {
      return pageOf(
        (await webhooksShown(context.db)).webhooks.map(shown),
        ({ createdAt, id }) => [createdAt, id],
        query,
      );
    },
  }),
  "POST /webhooks": operation({
    id: "makeWebhook",
    group,
    title: "Make a webhook.",
    need,
    tellsSecret: true,
    body: z.strictObject({
      url: z.string().max(2000),
      format: z.enum(WEBHOOK_FORMATS),
      role: z.enum(ROLES),
      kinds: kinds.optional().meta({ description: "All when left out." }),
      contract: z.string().optional(),
    }),
    status: 201,
    answer: webhook.extend({ secret }),
    example: {
      body: { url: "https://hooks.test.example/assay", format: "json", role: "viewer", kinds: ["decision.signed"] },
    },
    async handle({ context, body: { kinds: told, ...body } }) {
      const made = accepted(await makeWebhook(context, typedForm({ ...body, kind: told })));
      const page = found(await webhookPage(context.db, made.id, null));
      return new Located(`/api/v1/webhooks/${made.id}`, { ...shown(page.webhook), secret: made.secret });
    },
  }),
  "GET /webhooks/{webhook}": operation({
    id: "showWebhook",
    group,
    title: "One webhook.",
    need,
    params: { webhook: param.webhook },
    answer: webhook,
    example: ONE,
    async handle({ context, params }) {
      return shown(found(await webhookPage(context.db, params.webhook, null)).webhook);
    },
  }),
  "GET /webhooks/{webhook}/messages": operation({
    id: "listMessages",
    group,
    title: "Its messages, newest first, with every attempt.",
    need,
    params: { webhook: param.webhook },
    query: { ...pageQuery, state: z.enum(MESSAGE_STATES).optional() },
    answer: pageSchema(
      z.object({
        id,
        kind: z.string(),
        isAgain: z.boolean(),
        state: z.enum(MESSAGE_STATES),
        body: z.string(),
        createdAt: time,
        takenAt: time.nullable(),
        nextAt: time.nullable(),
        attempts: z.array(
          z.object({ at: time, status: z.int().nullable(), fault: z.string().nullable(), ms: z.number() }),
        ),
      }),
    ),
    example: ONE,
    async handle({ context, params, query }) {
      const page = found(await webhookPage(context.db, params.webhook, query.state ?? null));
      const { items, next } = pageOf(page.messages, ({ createdAt, id }) => [-createdAt, id], query);
      const shownMessages = items.map(({ attempts, createdAt, takenAt, nextAt, ...message }) => ({
        ...{ ...message, createdAt: iso(createdAt), takenAt: isoOrNull(takenAt), nextAt: isoOrNull(nextAt) },
        attempts: attempts.map(({ at, ...attempt }) => ({ ...attempt, at: iso(at) })),
      }));
      return { items: shownMessages, next };
    },
  }),
  "POST /webhooks/{webhook}/changes": operation({
    id: "changeWebhook",
    group,
    title: "Pause, resume or end it, give it a new secret, send a test or an old message again.",
    need,
    tellsSecret: true,
    params: { webhook: param.webhook },
    body: z.discriminatedUnion("intent", [
      z.strictObject({ intent: z.enum(["pause", "resume", "end", "secret", "test"]) }),
      z.strictObject({ intent: z.literal("again"), message: z.string() }),
    ]),
    answer: webhook.extend({ secret }),
    example: { ...ONE, body: { intent: "pause" } },
    async handle({ context, params, body }) {
      found(await webhookById(context.db, params.webhook));
      const changed = accepted(await changeOneWebhook(context, params.webhook, typedForm(body)));
      const page = found(await webhookPage(context.db, params.webhook, null));
      return { ...shown(page.webhook), secret: changed.secret };
    },
  }),
};
