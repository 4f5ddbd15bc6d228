/** The addresses for those who run the server: alive, ready, and its figures. They ask for no account. */
import { createHash, timingSafeEqual } from "node:crypto";
import { type Request, type Response, Router } from "express";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { readiness } from "./health.server.ts";
import type { Measures } from "./measures.server.ts";

export interface OperationTools {
  db: Db;
  vault: Vault;
  measures: Measures;
  /** null: figures are given to this machine alone. */
  metricsToken: string | null;
  /** null while the backups of the server are as wanted; a sentence otherwise. */
  backupOverdue(): Promise<string | null>;
  stopping(): boolean;
}

export function operationRoutes(tools: OperationTools): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  router.get("/readyz", async (_request, response) => {
    const found = await readiness(tools, tools.stopping());
    response
      .status(found.ready ? 200 : 503)
      .setHeader("Cache-Control", "no-store")
      .json(found);
  });
  router.get("/prometheus", async (request, response) => {
    if (!maySee(tools, request)) return refuse(response);
    response.type(tools.measures.contentType).send(await tools.measures.text());
  });
  return router;
}

/** With a token set, the token; without one, only who asks from the same machine, and not through a proxy. */
function maySee({ metricsToken }: OperationTools, request: Request): boolean {
  if (metricsToken === null) {
    const from = request.socket.remoteAddress ?? "";
    return /^(127\.|::1$|::ffff:127\.)/.test(from) && request.headers["x-forwarded-for"] === undefined;
  }
  const [, given = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(metricsToken));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function refuse(response: Response): void {
  response.status(401).setHeader("WWW-Authenticate", "Bearer").type("text").send("These figures need their token.\n");
}
