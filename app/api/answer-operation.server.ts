/** One request from its checked address to its answer: what it names, what it may, what it says, what it does. */
import { rm } from "node:fs/promises";
import type { AppLoadContext } from "@remix-run/node";
import type { Request } from "express";
import type { z } from "zod";
import { may } from "#app/domain/permission.ts";
import { admit, type Named } from "#app/http/admit.server.ts";
import type { Tools } from "#app/http/context.server.ts";
import type { Bearer } from "#app/people/api-token.server.ts";
import { actAs } from "./actor.server.ts";
import { entityTag, ifMatches } from "./entity-tag.ts";
import { type JsonAnswer, once } from "./idempotency.server.ts";
import type { Match } from "./match.ts";
import { type Asked, type FileAnswer, Located, type Operation } from "./operation.ts";
import { absent, Problem } from "./problem.ts";
import { type GivenBody, NO_BODY, readFile, readJson, receiveFile } from "./read-body.server.ts";

type AnyOperation = Operation<Record<string, unknown>, Record<string, unknown>, unknown, unknown>;

interface Call {
  tools: Tools;
  context: AppLoadContext;
  bearer: Bearer;
  operation: AnyOperation;
  request: Request;
  found: Match;
}

export async function answerOperation(call: Call): Promise<(JsonAnswer & { replayed: boolean }) | FileAnswer> {
  const { operation, request, found, bearer } = call;
  const params = operation.params.safeParse(found.params);
  // An identifier that could not be one is one that is not there.
  if (!params.success) throw absent();
  const query = parsed(operation.query, request.query, 400);
  const place = namedIn({ ...params.data, ...query });
  // Before the body is looked at: of what is hidden not even that is said, what a body lacks.
  await admitted(call, place, "read");
  const given = await bodyOf(call, query);
  try {
    const body = operation.body.kind === "json" ? parsed(operation.body.schema, given.value, 422) : given.value;
    const named = [...place, ...(operation.body.kind === "json" ? namedIn(body) : [])];
    const context = await admitted(call, named, wayOf(call));
    const asked = {
      ...{ context, person: bearer.person, token: bearer.token, params: params.data, query, body },
      may: (permission, contract) => may(bearer.person, permission, contract),
    } satisfies Given;
    return await actAs(context, bearer.token.name, named, () => acted(call, given, asked));
  } catch (error) {
    await forget(operation, given);
    throw error;
  }
}

type Given = Asked<Record<string, unknown>, Record<string, unknown>, unknown>;

async function acted(call: Call, given: GivenBody, asked: Given) {
  const { tools, operation, request, bearer } = call;
  if (operation.answer === null) return (await operation.handle(asked)) as FileAnswer;
  const key = request.method === "POST" ? request.get("Idempotency-Key") : undefined;
  if (key !== undefined && operation.tellsSecret)
    throw new Problem(400, "What is shown once is not kept to be shown again: send this without an Idempotency-Key.");
  const said = `${request.method} ${request.originalUrl} ${given.sha256}`;
  const done = await once(tools.db, { tokenId: bearer.token.id, key, request: said, now: tools.now() }, () =>
    request.method === "PUT" ? inTurn(() => replaced(call, asked)) : jsonOf(operation, asked),
  );
  if (done.replayed) await forget(operation, given);
  return done;
}

function wayOf({ operation, request }: Call): "read" | "write" {
  const looks = request.method === "GET" || request.method === "HEAD";
  return operation.takesOut || !(looks || operation.reads || operation.ofNoContract) ? "write" : "read";
}

async function admitted(
  { tools, context, operation, request }: Call,
  named: Named,
  way: "read" | "write",
): Promise<AppLoadContext> {
  const { need } = operation;
  const scope = need === "open" || need === "signed-in" ? "contracts.read" : need;
  const admission = await admit(context, {
    need,
    way,
    named,
    asked: `${request.method} ${request.baseUrl}${request.path}`,
  });
  if (admission.kind === "in")
    return operation.ofNoContract ? { ...admission.context, db: tools.db } : admission.context;
  if (admission.kind === "owes") throw new Problem(403, admission.message);
  if (admission.kind === "refused") {
    const lacks = context.person?.limits && !context.person.limits.permissions.has(scope);
    throw new Problem(403, lacks ? `The token does not have the scope ${scope}.` : admission.message);
  }
  throw absent();
}

async function bodyOf({ tools, operation, request }: Call, query: Record<string, unknown>): Promise<GivenBody> {
  const { body } = operation;
  if (body.kind === "json") return readJson(request);
  if (body.kind === "bytes") return readFile(request, body);
  if (body.kind === "upload") return receiveFile(tools, request, String(query.name ?? "delivery"));
  return NO_BODY;
}

/** A file that nobody took over is removed. */
async function forget({ body }: AnyOperation, given: GivenBody): Promise<void> {
  if (body.kind === "upload") await rm((given.value as { path: string }).path, { force: true });
}

async function jsonOf(operation: AnyOperation, asked: Given): Promise<JsonAnswer> {
  const done = await operation.handle(asked);
  const answer = done instanceof Located ? done.answer : done;
  // Nothing leaves that the document does not name.
  const body = JSON.stringify(operation.answer?.parse(answer));
  return { status: operation.status, location: done instanceof Located ? done.location : null, body };
}

/** Replaces only what the caller has seen. */
async function replaced({ request, found, operation }: Call, asked: Given): Promise<JsonAnswer> {
  const wanted = request.get("If-Match");
  const shown = found.methods.get("GET");
  if (wanted !== undefined && shown) {
    const { body } = await jsonOf(shown, { ...asked, query: {}, body: undefined });
    if (!ifMatches(wanted, entityTag(body)))
      throw new Problem(412, "It was changed since you read it. Read it again, and send your change anew.");
  }
  return jsonOf(operation, asked);
}

let last: Promise<unknown> = Promise.resolve();
/** Between looking and replacing nobody else replaces. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, status: 400 | 422): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  const detail = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join("; ");
  throw new Problem(status, detail.slice(0, 2000), { errors: errors.slice(0, 50) });
}

/** Every name and value of a request, at any depth: what it speaks of. */
function namedIn(value: unknown, name = ""): Named {
  if (typeof value === "string" || typeof value === "number") return [[name, String(value)]];
  if (Array.isArray(value)) return value.flatMap((one) => namedIn(one, name));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, one]) => namedIn(one, key));
}
