/**
 * The web server around the framework. The framework's line gets no more security fixes, so what matters is here: the
 * origin of every mutation, the size of every body and URL, the headers of every answer.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from "@remix-run/express";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { apiHandler } from "#app/api/handler.server.ts";
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { takeEffect } from "#app/contracts/take-effect.server.ts";
import { oneClick } from "#app/mail/one-click.server.ts";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import type { Measures } from "#app/operation/measures.server.ts";
import { type OperationTools, operationRoutes } from "#app/operation/routes.server.ts";
import { systemFault } from "#app/operation/system-fault.ts";
import { projectRoot } from "#app/paths.server.ts";
import type { Settings } from "#app/settings.server.ts";
import { builtFiles } from "./built-files.server.ts";
import type { Tools } from "./context.server.ts";
import { downloadHandler } from "./download.server.ts";
import { exportDownloadHandler } from "./export-download.server.ts";
import { guarded } from "./guard.server.ts";
import type { Pages } from "./pages.server.ts";
import { isOverTls, isOwnHost, trustProxies } from "./proxy.server.ts";
import { admitUpload, allowed, contextOf, recognise } from "./recognise.server.ts";
import { handlerByPart } from "./routes-by-part.server.ts";
import { uploadHandler } from "./upload.server.ts";
import { watchRoutes } from "./watch-routes.server.ts";

const MOST_URL = 8 * 1024;
const MOST_FORM = 1024 * 1024;
/** Forms that carry a file read at once, with what is around it. */
const FORM_WITH_FILE = /^\/(protected-sets|batches\/[\w-]+\/scores)$/;
const MOST_FORM_WITH_FILE = 65 * 1024 * 1024;

export function createApp(
  tools: Tools,
  pages: Pages,
  log: Logger,
  operation: Omit<OperationTools, "db" | "vault">,
): Express {
  const app = express();
  app.disable("x-powered-by");
  trustProxies(app, tools.settings);
  app.use(nameRequest(log, operation.measures));
  app.use(securityHeaders(pages.sources !== null, tools.settings));
  // In front of what is for browsers: a token is sent by hand, so no origin is asked for, and no cookie is read.
  app.use((_request, _response, next) => {
    takeEffect(tools.db, tools.now()).then(() => next(), next);
  });
  app.use("/for-vendor", keepToThemselves);
  app.use("/api/v1", apiHandler({ tools, operations: OPERATIONS, log }));
  app.use(refuseOversized);
  // Sent by a mail program, from nowhere: what it may do stands in its address.
  app.post("/digest-mail/:token/one-click", oneClick(tools));
  app.use(refuseForeignMutations(tools.settings));
  if (pages.sources) app.use(pages.sources);
  app.use("/assets", builtFiles(join(projectRoot, "build/client/assets"), { immutable: true, maxAge: "1y" }));
  app.use(express.static(join(projectRoot, "build/client"), { maxAge: "1h", index: false }));
  app.use(operationRoutes({ ...tools, ...operation }));
  app.use(recognise(tools));
  app.post("/uploads", allowed(tools, "POST /uploads"), uploadHandler(tools, admitUpload(tools)));
  const download = "/releases/:release/download/:format";
  app.get(download, allowed(tools, `GET ${download}`), downloadHandler(tools));
  const everything = "/keeping/exports/:job/download";
  app.get(everything, allowed(tools, `GET ${everything}`), exportDownloadHandler(tools));
  app.all("*", pagesHandler(tools, pages));
  app.use(answerUnexpected(log));
  return app;
}

function pagesHandler(tools: Tools, pages: Pages): RequestHandler {
  const build = async () => watchRoutes(guarded(await pages.build()));
  const getLoadContext: GetLoadContextFunction = (_request, response) => contextOf(tools, response);
  // While developing, each request may find newly compiled pages.
  if (pages.sources) return createRequestHandler({ build, getLoadContext });
  let handler: Promise<RequestHandler> | null = null;
  return async (request, response, next) => {
    handler ??= build().then((built) => handlerByPart(built, getLoadContext));
    return handler.then((answer) => answer(request, response, next)).catch(next);
  };
}

function nameRequest(log: Logger, measures: Measures) {
  return (request: Request, response: Response, next: NextFunction) => {
    const id = randomUUID();
    const started = performance.now();
    response.locals.requestId = id;
    response.setHeader("X-Request-Id", id);
    response.on("finish", () => {
      const ms = Math.round((performance.now() - started) * 10) / 10;
      measures.answered(String(response.locals.route ?? "other"), request.method, response.statusCode, ms / 1000);
      // The path without its query: filters may hold names.
      log.info(
        { id, method: request.method, path: pathForLog(request.path), status: response.statusCode, ms },
        "request",
      );
    });
    next();
  };
}

/** While developing, Vite writes scripts of its own into the page, so the content policy is left out. */
function securityHeaders(developing: boolean, settings: Settings) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;
    helmet({
      contentSecurityPolicy: developing
        ? false
        : {
            useDefaults: false,
            directives: {
              defaultSrc: ["'self'"],
              scriptSrc: ["'self'", `'nonce-${nonce}'`],
              styleSrc: ["'self'", "'unsafe-inline'"],
              imgSrc: ["'self'", "data:"],
              fontSrc: ["'self'", "data:"],
              connectSrc: ["'self'"],
              objectSrc: ["'none'"],
              baseUri: ["'none'"],
              formAction: ["'self'"],
              frameAncestors: ["'none'"],
            },
          },
      strictTransportSecurity: isOverTls(request, settings) ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    })(request, response, next);
  };
}

/** An address that opens something by itself is told to nobody and kept nowhere. */
function keepToThemselves(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Robots-Tag", "noindex");
  next();
}

function refuseOversized(request: Request, response: Response, next: NextFunction): void {
  if (request.originalUrl.length > MOST_URL)
    return void response.status(414).type("text").send("The address is too long.\n");
  const length = Number(request.headers["content-length"] ?? 0);
  const most = FORM_WITH_FILE.test(request.path) ? MOST_FORM_WITH_FILE : MOST_FORM;
  if (request.path !== "/uploads" && length > most)
    return void response.status(413).type("text").send("The form is too large.\n");
  if (request.path !== "/uploads" && request.headers["transfer-encoding"] !== undefined)
    return void response.status(411).type("text").send("Say how long the form is.\n");
  next();
}

/**
 * A browser says where a form came from: in Origin, or, for a script's request to its own host, in Sec-Fetch-Site, which
 * no page can forge. A mutation from anywhere else is refused, and so is one that hides where it comes from.
 */
function refuseForeignMutations(settings: Settings) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const reads = request.method === "GET" || request.method === "HEAD";
    const origin = request.headers.origin;
    const fromHere =
      origin === undefined
        ? request.headers["sec-fetch-site"] === "same-origin"
        : URL.canParse(origin) && isOwnHost(new URL(origin).host, request, settings);
    if (reads || fromHere) {
      next();
      return;
    }
    const hint = response.locals.unnamedProxy ? " A proxy in front has to be named in ASSAY_PROXIES." : "";
    response.status(403).type("text").send(`This form was not sent from Assay itself.${hint}\n`);
  };
}

function answerUnexpected(log: Logger) {
  return (error: Error, _request: Request, response: Response, next: NextFunction) => {
    if (error instanceof URIError && !response.headersSent) {
      response.status(400).type("text").send("The address holds a broken escape sequence.\n");
      return;
    }
    log.error({ id: response.locals.requestId, fault: faultForLog(error) }, "unexpected");
    if (response.headersSent) return next(error);
    const fault = systemFault(error);
    if (fault && fault.status !== 500)
      return void response.status(fault.status).type("text").send(`${fault.message} Nothing was changed.\n`);
    response.status(500).type("text").send(`Something went wrong. Request ${response.locals.requestId}.\n`);
  };
}

/** The secrets of calendars and of links that let somebody in stand in their addresses and have no place in a log. */
function pathForLog(path: string): string {
  return path.replace(/^(\/calendars\/[^/]+\/|\/welcome\/|\/for-vendor\/|\/digest-mail\/).+/, "$1…");
}
