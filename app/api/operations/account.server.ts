/** The bearer's own account: who it is, where it is signed in, its tokens and its digest. */
import { z } from "zod";
import { RHYTHMS } from "#app/domain/mail.ts";
import { PERMISSIONS, type Permission } from "#app/domain/permission.ts";
import { changeDigest, digestChoiceShown } from "#app/mail/mail-page.server.ts";
import { accountPage } from "#app/people/account-page.server.ts";
import { type TokenShown, tokensShown } from "#app/people/api-token.server.ts";
import { revokeApiToken } from "#db/api-tokens.server.ts";
import { endSessions } from "#db/sessions.server.ts";
import { CHANGED, changed, count, id, iso, isoOrNull, param, SAMPLE, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { Problem } from "../problem.ts";
import { accepted, typedForm } from "../typed.ts";

const own = { group: "Own account", need: "signed-in" } as const;
const session = z.object({ id, address: z.string(), program: z.string(), createdAt: time, seenAt: time });
const account = z.object({
  name: z.string(),
  email: z.string(),
  roles: z.string().meta({ description: "In words." }),
  hasPassphrase: z.boolean(),
  secondFactor: z.object({ isOn: z.boolean(), isOwed: z.boolean(), codesLeft: count }),
  organisation: z.object({ name: z.string(), isLinked: z.boolean() }).nullable(),
  sessions: z.array(session),
});
const token = z.object({
  ...{ id, name: z.string(), contract: id.nullable() },
  scopes: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
  state: z.enum(["live", "expired", "revoked"]),
  ...{ createdAt: time, expiresAt: time, usedAt: time.nullable() },
});
const digest = z.object({
  rhythm: z.enum(RHYTHMS),
  hour: z.int().min(0).max(23).meta({ description: "On the wall of the time zone." }),
  weekday: z.int().min(0).max(6).meta({ description: "Of a weekly one: 0 is Monday." }),
  timeZone: z.string().max(100),
});
const digestShown = digest.extend({ email: z.string(), hasServer: z.boolean(), isConfirmed: z.boolean() });

type Digest = Awaited<ReturnType<typeof digestChoiceShown>>;
function shownDigest({ newest: _, hour, weekday, ...choice }: Digest) {
  return { ...choice, hour: Number(hour), weekday: Number(weekday) };
}

function shownToken({ owner: _, createdAt, expiresAt, usedAt, ...said }: TokenShown) {
  return { ...said, createdAt: iso(createdAt), expiresAt: iso(expiresAt), usedAt: isoOrNull(usedAt) };
}

export const ownAccount = {
  "GET /account": operation({
    ...own,
    id: "showAccount",
    title: "Who the bearer is, what protects the account, and where it is signed in.",
    answer: account,
    example: {},
    async handle({ context, person }) {
      const { sessions, ...said } = await accountPage(context, person);
      const open = sessions.map(({ isThis: _, agent, createdAt, seenAt, ...one }) => ({
        ...{ ...one, program: agent, createdAt: iso(createdAt), seenAt: iso(seenAt) },
      }));
      return { ...said, organisation: said.organisation ?? null, sessions: open };
    },
  }),
  "DELETE /account/sessions/{session}": operation({
    ...own,
    id: "endSession",
    title: "End one of the bearer's sessions at once.",
    params: { session: param.session },
    answer: changed,
    example: { params: { session: SAMPLE.session } },
    async handle({ context, person, params }) {
      const ended = await endSessions(context.db, { userId: person.id, only: params.session, now: context.now() });
      if (ended === 0) throw new Problem(404, "There is no such session, or it has ended.");
      return CHANGED;
    },
  }),
  "GET /account/tokens": operation({
    ...own,
    id: "listTokens",
    title: "The bearer's tokens, without their secrets, newest first.",
    answer: z.object({ tokens: z.array(token) }),
    example: {},
    async handle({ context, person }) {
      return { tokens: (await tokensShown(context, person.id)).map(shownToken) };
    },
  }),
  "DELETE /account/tokens/{token}": operation({
    ...own,
    id: "revokeToken",
    title: "Revoke one of the bearer's tokens at once; this one too.",
    params: { token: param.token },
    answer: changed,
    example: { params: { token: SAMPLE.token } },
    async handle({ context, person, params }) {
      if (!(await revokeApiToken(context.db, params.token, context.now(), person.id)))
        throw new Problem(404, "There is no such token, or it was revoked before.");
      return CHANGED;
    },
  }),
  "GET /notifications/digest": operation({
    ...own,
    id: "showDigestChoice",
    title: "When the bearer wants a digest by mail, and whether the address is confirmed.",
    need: "contracts.read",
    answer: digestShown,
    example: {},
    handle: async ({ context, person }) => shownDigest(await digestChoiceShown(context, person)),
  }),
  "PUT /notifications/digest": operation({
    ...own,
    id: "chooseDigest",
    title: "Say when a digest is wanted; an address that is not confirmed is sent a link first.",
    body: digest,
    answer: digestShown,
    example: { body: { rhythm: "weekly", hour: 8, weekday: 0, timeZone: "Europe/Berlin" } },
    async handle({ context, person, body }) {
      const errors = await changeDigest(context, person, typedForm(body));
      accepted({ ok: Object.keys(errors).length === 0, errors });
      return shownDigest(await digestChoiceShown(context, person));
    },
  }),
};
