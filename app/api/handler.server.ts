/** The API of the running server: finds the operation, and lets nothing reach it that is not checked. */
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { actorOf } from "#app/http/acting.server.ts";
import type { Tools } from "#app/http/context.server.ts";
import { addressGroup } from "#app/people/address-group.ts";
import { noteTooOften } from "#app/people/denied.server.ts";
import { bearerOfRequest, contextOfBearer, noteExport } from "./actor.server.ts";
import { sendFile, sendJson, sendProblem } from "./answer.server.ts";
import { answerOperation } from "./answer-operation.server.ts";
import { docsPage } from "./docs-page.ts";
import { keptText, sendKept } from "./kept-text.server.ts";
import { type Match, matcher, type Operations } from "./match.ts";
import { type OpenApi, openApi } from "./openapi.ts";
import { Problem } from "./problem.ts";
import { rateHeaders, rateLimit } from "./rate-limit.ts";

const MOST_URL = 8 * 1024;
/** Requests a minute, by address, that come without a token that counts. */
const STRANGERS = 60;

interface Given {
  tools: Tools;
  operations: Operations;
  log: Logger;
}

/** Mounted at /api/v1, in front of everything that knows cookies: they mean nothing here. */
export function apiHandler({ tools, operations, log }: Given): RequestHandler {
  const match = matcher(operations);
  const limits = { token: rateLimit(tools.settings.apiRate), stranger: rateLimit(STRANGERS) };
  const document = once(() => documentOf(operations));
  const kept = once(async () => keptText("json", JSON.stringify(await document())));
  const pages: Record<string, (request: Request, response: Response) => Promise<void>> = {
    "/openapi.json": async (request, response) => sendKept(request, response, await kept()),
    "/docs": async (request, response) => {
      const word = (name: string) => String(request.query[name] ?? "").slice(0, 100);
      const asked = { group: word("group"), find: word("find").trim() };
      await sendKept(request, response, keptText("html", docsPage(await document(), asked)));
    },
  };
  return async (request, response) => {
    response.locals.route = "/api/v1";
    try {
      response.setHeader("Cache-Control", "private, no-cache");
      response.setHeader("Vary", "Authorization");
      if (request.originalUrl.length > MOST_URL) throw new Problem(414, "The address is too long.");
      const page = request.method === "GET" || request.method === "HEAD" ? pages[request.path] : undefined;
      if (page) return await page(request, response);
      const found = match(request.path);
      if (!found) throw new Problem(404, "There is no such operation. /api/v1/docs lists those there are.");
      response.locals.route = `/api/v1${found.path}`;
      await serve({ tools, limits, request, response, found });
    } catch (error) {
      sendProblem(request, response, error, log);
    }
  };
}

async function documentOf(operations: Operations): Promise<OpenApi> {
  const { default: answers } = await import("./answers.json", { with: { type: "json" } });
  return openApi(operations, answers);
}

/** Made when it is first asked for: most servers are never asked. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface Serving {
  tools: Tools;
  limits: Record<"token" | "stranger", ReturnType<typeof rateLimit>>;
  request: Request;
  response: Response;
  found: Match;
}

async function serve({ tools, limits, request, response, found }: Serving): Promise<void> {
  const allow = [...found.methods.keys()].flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one])).join(", ");
  if (request.method === "OPTIONS") return void response.setHeader("Allow", allow).status(204).end();
  const operation = found.methods.get(request.method === "HEAD" ? "GET" : request.method);
  if (!operation) throw new Problem(405, `This address knows ${allow}.`, { headers: { Allow: allow } });
  const address = request.ip ?? "unknown";
  const requestId = String(response.locals.requestId);
  const bearer = await bearerOfRequest(tools, request).catch(async (error) => {
    const spent = limits.stranger(address, tools.now());
    const actor = actorOf({ person: null, requestId }, [], "API");
    if (!spent.allowed) await noteTooOften(tools, { subject: "api_tokens", from: addressGroup(address) }, actor);
    spend(response, spent);
    throw error;
  });
  const agent = request.headers["user-agent"] ?? "";
  const context = contextOfBearer(tools, bearer, { address, agent, secure: request.secure, requestId });
  const spent = limits.token(bearer.token.id, tools.now());
  const denied = { subject: `api_tokens/${bearer.token.id}`, from: `token ${bearer.token.name}` };
  if (!spent.allowed) await noteTooOften(tools, denied, actorOf(context, [], `API, token ${bearer.token.name}`));
  spend(response, spent);
  if (operation.tellsSecret) response.setHeader("Cache-Control", "no-store");
  const answer = await answerOperation({ tools, context, bearer, operation, request, found });
  const note = (after: Record<string, unknown>) =>
    noteExport({ ...context, db: tools.db }, bearer.token.name, request.path, after);
  if ("chunks" in answer) await sendFile(request, response, answer, note);
  else sendJson(request, response, answer);
}

function spend(response: Response, spent: ReturnType<ReturnType<typeof rateLimit>>): void {
  for (const [name, value] of Object.entries(rateHeaders(spent))) response.setHeader(name, value);
  if (spent.allowed) return;
  const detail = `At most ${spent.limit} requests a minute. The next one goes through in ${spent.reset} s.`;
  throw new Problem(429, detail, { headers: { "Retry-After": String(spent.reset) } });
}
