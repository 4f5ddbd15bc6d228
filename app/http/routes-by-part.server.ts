/**
 * The framework matches an address against every route it knows, several times for one request, and lays all routes out
 * anew whenever it is given a function for its build: a third of the time of a page with little on it. Here each first
 * part of an address (`contracts`) has a handler of its own that knows the routes below it and no others.
 */
import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

/** Answers as one handler of the whole build would. */
export function handlerByPart(build: ServerBuild, getLoadContext: GetLoadContextFunction): RequestHandler {
  const handlers = new Map<string | null, RequestHandler>();
  const parts = new Set(Object.keys(build.routes).flatMap((id) => firstPart(build, id) ?? []));
  return (request, response, next) => {
    const asked = partOfPath(request.path);
    const part = asked === null || parts.has(asked) ? asked : "";
    let handler = handlers.get(part);
    if (!handler) {
      handler = createRequestHandler({ build: part === null ? build : narrowed(build, part), getLoadContext });
      handlers.set(part, handler);
    }
    return handler(request, response, next);
  };
}

/**
 * The build with the routes that an address beginning with this part can match: those that begin with it, and those that
 * begin with any (the root, the start page, the page for what is not there).
 *
 * @param part in lower case; "" for an address that begins with none that is known.
 */
export function narrowed(build: ServerBuild, part: string): ServerBuild {
  const kept = (id: string) => [null, part].includes(firstPart(build, id));
  const routes = Object.fromEntries(Object.entries(build.routes).filter(([id]) => kept(id)));
  const told = Object.fromEntries(Object.entries(build.assets.routes).filter(([id]) => kept(id)));
  return { ...build, routes, assets: { ...build.assets, routes: told } };
}

/**
 * What the address of a request begins with, as routes are compared with it: decoded, in lower case, and without the
 * ending by which the framework asks for a page's data. null where every route has to be asked: for the framework's own
 * questions about routes, and where it is not plain what the address begins with.
 */
export function partOfPath(path: string): string | null {
  const [, first = "", ...others] = path.split("/");
  if (first === "__manifest" || (first === "" && others.length > 0)) return null;
  try {
    const part = decodeURIComponent(first).toLowerCase();
    return others.length > 0 ? part : part.replace(/\.data$/, "");
  } catch {
    return null;
  }
}

/** What every address of a route begins with, in lower case; null where they begin with anything or nothing. */
function firstPart(build: ServerBuild, id: string): string | null {
  let whole = "";
  for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined)
    whole = `${route.path ?? ""}/${whole}`;
  const first = whole.split("/").find((part) => part !== "");
  return first === undefined || /^[:*]|\?$/.test(first) ? null : first.toLowerCase();
}
