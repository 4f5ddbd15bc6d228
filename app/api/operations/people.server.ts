/** Who may do what: people, their roles, their sessions; and what everybody did. */
import { z } from "zod";
import { ROLES } from "#app/domain/permission.ts";
import { everyEvent, FIELDS } from "#app/people/audit-page.server.ts";
import { invite, PERSON_CHANGES, userPage, usersShown } from "#app/people/people-page.server.ts";
import { userById } from "#db/people.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, id, iso, param, SAMPLE, time } from "../fields.ts";
import { type Asked, givesFile, Located, operation } from "../operation.ts";
import { pageOperation, texts } from "../page-operation.ts";
import { found, refused } from "../problem.ts";
import { accepted, typedForm } from "../typed.ts";

const group = "People";
const ONE = { params: { user: SAMPLE.user } };
const role = z.enum(ROLES).nullable();
const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: role.meta({ description: "For every contract; null: only for those named with the person." }),
  contracts: count,
  hasPassphrase: z.boolean(),
  hasSecondFactor: z.boolean(),
  isDisabled: z.boolean(),
  createdAt: time,
});
const link = z.object({
  link: z.string().nullable().meta({ description: "The way in, shown once: a path of this server." }),
});

async function change({ context, params, person }: Asked<{ user: string }, unknown, unknown>, form: URLSearchParams) {
  const row = found(await userById(context.db, params.user));
  const act = PERSON_CHANGES[form.get("intent") ?? ""];
  if (!act) throw refused({ "": "There is no such change." });
  return { link: accepted(await act(context, row, form, person.name)).link };
}

export const people = {
  "GET /users": operation({
    id: "listUsers",
    group,
    title: "People with an account.",
    need: "accounts.manage",
    query: pageQuery,
    answer: pageSchema(user),
    example: {},
    async handle({ context, query }) {
      const rows = (await usersShown(context.db)).map((row) => ({ ...row, createdAt: iso(row.createdAt) }));
      return pageOf(rows, ({ name, id }) => [name, id], query);
    },
  }),
  "POST /users": operation({
    id: "invite",
    group,
    title: "Invite somebody: the account is there at once, and its link is how the person comes in.",
    need: "accounts.manage",
    tellsSecret: true,
    body: z.strictObject({ name: z.string(), email: z.string(), role }),
    status: 201,
    answer: link.extend({ id }),
    example: { body: { name: "Nora Lark", email: "nora@test.example", role: "viewer" } },
    async handle({ context, person, body }) {
      const form = typedForm({ ...body, role: body.role ?? "none" });
      const { link: way } = accepted(await invite(context, form, person.name));
      const { id: made } = found((await usersShown(context.db)).find(({ name }) => name === body.name.trim()));
      return new Located(`/api/v1/users/${made}`, { id: made, link: way });
    },
  }),
  "GET /users/{user}": pageOperation({
    id: "showUser",
    group,
    title: "One person: roles by contract, sessions.",
    need: "accounts.manage",
    params: { user: param.user },
    example: ONE,
    page: ({ context, params }) => userPage(context, params.user),
  }),
  "POST /users/{user}/changes": operation({
    id: "changeUser",
    group,
    title: "Give a role, close or open an account, end sessions, make a new way in.",
    need: "accounts.manage",
    tellsSecret: true,
    params: { user: param.user },
    body: z.discriminatedUnion("intent", [
      z.strictObject({ intent: z.literal("role"), role }),
      z.strictObject({ intent: z.literal("contract-role"), contract: z.string(), role }),
      z.strictObject({ intent: z.literal("disable") }),
      z.strictObject({ intent: z.literal("enable") }),
      z.strictObject({ intent: z.literal("end-sessions"), session: z.string().optional() }),
      z.strictObject({ intent: z.literal("link") }),
      z.strictObject({ intent: z.literal("forget-second-factor") }),
    ]),
    answer: link,
    example: { ...ONE, body: { intent: "contract-role", contract: SAMPLE.contract, role: "ops" } },
    handle: (asked) => change(asked, typedForm(asked.body)),
  }),
  "GET /audit": givesFile({
    id: "exportAudit",
    group: "Audit log",
    title:
      "Every event, or those that match, as JSON Lines: who, when, what, before and after, and the chain of hashes.",
    need: "audit.read",
    params: {},
    query: texts(...FIELDS),
    example: {},
    async handle({ context, query }) {
      const events = everyEvent(context.db, typedForm(query));
      const chunks = (async function* () {
        for await (const event of events) yield `${JSON.stringify(event)}\n`;
      })();
      return { contentType: "application/x-ndjson", fileName: "audit.jsonl", bytes: null, sha256: null, chunks };
    },
  }),
};
