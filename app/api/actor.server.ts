/**
 * Who acts: the bearer of a token, never a cookie. The one place through which every operation of the API goes, with the
 * person, the request and the database as that person sees it.
 */
import type { AppLoadContext } from "@remix-run/node";
import type { Request } from "express";
import { actorOf } from "#app/http/acting.server.ts";
import type { Named } from "#app/http/admit.server.ts";
import type { Tools } from "#app/http/context.server.ts";
import { type Bearer, bearerOf } from "#app/people/api-token.server.ts";
import { actingAs } from "#db/actor.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import { Problem } from "./problem.ts";

/** @throws Problem without a token that counts; what is wrong with one that does not is not said. */
export async function bearerOfRequest({ db, now, settings }: Tools, request: Request): Promise<Bearer> {
  const header = request.headers.authorization;
  const secret = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(header ?? "")?.[1];
  const bearer = secret === undefined ? null : await bearerOf(db, secret, now(), settings.secondFactorRoles);
  if (bearer) return bearer;
  const detail =
    header === undefined
      ? "Send a token: Authorization: Bearer assay_…; `assay token create` and the page of your account make one."
      : "The token is unknown, revoked or too old, or its owner's account is closed.";
  throw new Problem(401, detail, { headers: { "WWW-Authenticate": 'Bearer realm="Assay"' } });
}

/** The context in which the bearer acts: signatures carry the owner's name. */
export function contextOfBearer(
  tools: Tools,
  { person }: Bearer,
  { address, agent, secure, requestId }: { address: string; agent: string; secure: boolean; requestId: string },
): AppLoadContext {
  return { ...tools, person, client: { address, agent, secure }, requestId, nonce: "", answering() {} };
}

/** Everything that an operation does is done in here: the audit log names the person and the token. */
export function actAs<T>(context: AppLoadContext, tokenName: string, named: Named, work: () => Promise<T>): Promise<T> {
  return actingAs(actorOf(context, named, `API, token ${tokenName}`), work);
}

/** What was taken out, or left half-way. */
export function noteExport(
  context: AppLoadContext,
  tokenName: string,
  subject: string,
  after: Record<string, unknown>,
): Promise<void> {
  const actor = actorOf(context, [], `API, token ${tokenName}`);
  return appendEvent(context.db, { what: "exported", subject, after }, actor);
}
