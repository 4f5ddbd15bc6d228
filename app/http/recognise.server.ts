/** Who asks, and whether the handlers beside the framework may serve them. Pages are guarded in `guard.server.ts`. */
import type { AppLoadContext } from "@remix-run/node";
import type { NextFunction, Request, Response } from "express";
import { ROUTE_NEEDS } from "#app/domain/route-permissions.ts";
import type { Client, Person } from "#app/people/person.ts";
import { personOfCookie } from "#app/people/session.server.ts";
import { actingAs } from "#db/actor.server.ts";
import { actorOf } from "./acting.server.ts";
import { type Admission, admit } from "./admit.server.ts";
import type { Tools } from "./context.server.ts";
import { isOverTls } from "./proxy.server.ts";
import type { AdmitFields } from "./upload.server.ts";

/** Looks up the session of the request's cookie, once. */
export function recognise({ db, now, settings }: Tools) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      response.locals.person = await personOfCookie(db, request.headers.cookie, now(), settings.secondFactorRoles);
      response.locals.client = {
        address: request.ip ?? "unknown",
        agent: request.headers["user-agent"] ?? "",
        secure: isOverTls(request, settings),
      } satisfies Client;
      const { person, requestId } = response.locals;
      actingAs(actorOf({ person, requestId: String(requestId) }), () => next());
    } catch (error) {
      next(error);
    }
  };
}

export function contextOf(tools: Tools, response: Response): AppLoadContext {
  const { person, client, nonce, requestId } = response.locals;
  return {
    ...tools,
    person: person as Person | null,
    client: client as Client,
    nonce: String(nonce),
    requestId: String(requestId),
    answering(route) {
      // Of a page and the frames around it, the page has the longest name.
      if (route.length > String(response.locals.route ?? "").length) response.locals.route = route;
    },
  };
}

/** In front of a handler that is no page. What it serves has to be named in its address, or is named in its fields. */
export function allowed(tools: Tools, name: string) {
  const { read, write } = ROUTE_NEEDS[name] ?? {};
  if (!read && !write) throw new Error(`Assay cannot start: ${name} has no line in app/domain/route-permissions.ts.`);
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const named = Object.entries(request.params);
    // A download is about what it names, as a change is; an upload says what it is about behind the file.
    const way = read ? "write" : "read";
    const asked = `${request.method} ${request.path}`;
    const admission = await admit(contextOf(tools, response), { need: read ?? write, way, named, asked }).catch(next);
    if (!admission) return;
    if (admission.kind === "in") return next();
    if (admission.kind === "sign-in" && request.method === "GET") return response.redirect(302, "/sign-in");
    const { status, message } = refusal(admission);
    if (request.headers.accept?.includes("application/json")) response.status(status).json({ message });
    else response.status(status).type("text").send(`${message}\n`);
  };
}

export function admitUpload(tools: Tools): AdmitFields {
  return async (response, fields) => {
    const { batch, calibration, attach } = fields;
    const [kind = "", key = ""] = (attach ?? "").split(/:(.*)/s);
    const given = { ...(batch && { batch }), ...(calibration && { calibration }), ...(attach && { [kind]: key }) };
    const named = Object.entries(given);
    // A file that is only checked is about no contract.
    const way = named.length > 0 ? "write" : "read";
    const admission = await admit(contextOf(tools, response), {
      need: "deliveries.take-in",
      way,
      named,
      asked: "POST /uploads",
    });
    return admission.kind === "in" ? { ...admission.context, db: tools.db } : refusal(admission);
  };
}

function refusal(admission: Exclude<Admission, { kind: "in" }>): { status: number; message: string } {
  if (admission.kind === "sign-in") return { status: 401, message: "Sign in first." };
  if (admission.kind === "absent") return { status: 404, message: "There is no such thing." };
  return { status: 403, message: admission.message };
}
