/**
 * Who may do what, in front of every loader and action. It wraps the built pages, so that a page cannot forget it: what a
 * page needs stands in one table, and a page without its line keeps the server from starting.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { missingNeeds, ROUTE_NEEDS } from "#app/domain/route-permissions.ts";
import { actingAs } from "#db/actor.server.ts";
import { actorOf, notingExport } from "./acting.server.ts";
import { admit, type Named } from "./admit.server.ts";
import { signed } from "./sign.server.ts";

type Module = ServerBuild["routes"][string]["module"];
type Args = LoaderFunctionArgs | ActionFunctionArgs;

const wrapped = new WeakMap<ServerBuild, ServerBuild>();

/** @throws Error with a sentence for each page that the table does not name. */
export function guarded(build: ServerBuild): ServerBuild {
  const known = wrapped.get(build);
  if (known) return known;
  const routes = Object.values(build.routes);
  const missing = missingNeeds(
    routes.map(({ id, module }) => ({ id: nameOf(id), reads: !!module.loader, writes: !!module.action })),
  );
  if (missing.length > 0) throw new Error(`Assay cannot start: ${missing.join("\n")}`);
  const guardedRoutes = routes.map((route) => [
    route.id,
    { ...route, module: guardedModule(nameOf(route.id), route.module) },
  ]);
  const result = { ...build, routes: Object.fromEntries(guardedRoutes) };
  wrapped.set(build, result);
  return result;
}

function guardedModule(name: string, module: Module): Module {
  const { loader, action } = module;
  return {
    ...module,
    ...(loader && { loader: async (args: Args) => reading(name, loader, await admitted(args, name, "read")) }),
    ...(action && { action: async (args: Args) => acting(action, await admitted(args, name, "write")) }),
  };
}

type Handler = (args: Args) => unknown;

interface Admitted<A extends Args> {
  args: A;
  /** The tools as they are for everybody. */
  whole: Args["context"];
  named: Named;
}

function acting(handler: Handler, { args, named }: Admitted<Args>): unknown {
  return actingAs(actorOf(args.context, named), () => handler(args));
}

/** What is read to be kept is an event. */
async function reading(name: string, loader: Handler, admission: Admitted<Args>): Promise<unknown> {
  const answer = await acting(loader, admission);
  const isFile = answer instanceof Response && /^attachment/.test(answer.headers.get("Content-Disposition") ?? "");
  if (!isFile && !(answer instanceof Response && answer.ok && FILE.test(name))) return answer;
  return notingExport(admission.whole, askedOf(admission.args.request), answer);
}

const FILE = /\[\.\](csv|html|json|jsonl|md)$/;

function askedOf({ method, url }: Request): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
}

/** The same arguments with what this person may see in them. Throws the Response that turns others away. */
async function admitted<A extends Args>(args: A, name: string, way: "read" | "write"): Promise<Admitted<A>> {
  const { params, context } = args;
  const need = ROUTE_NEEDS[name]?.[way];
  const { request, fields } = await signed(args.request, context.person, name);
  const named: Named = [
    ...Object.entries(params).map(([name, value]) => [name, value ?? ""] as const),
    ...new URL(request.url).searchParams,
    ...fields,
  ];
  const admission = await admit(context, { need, way, named, asked: askedOf(request) });
  if (admission.kind === "sign-in") throw turnedAway(request);
  if (admission.kind === "owes") throw new Response(null, { status: 302, headers: { Location: "/account" } });
  if (admission.kind === "absent") throw new Response(null, { status: 404, statusText: "Not Found" });
  if (admission.kind === "refused")
    throw new Response(admission.message, { status: 403, statusText: "Not for your role" });
  return { args: { ...args, request, context: admission.context }, whole: context, named };
}

/** To the sign-in page, and from there back to a page of ours; what was sent is not repeated. */
function turnedAway(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const query = new URLSearchParams(search);
  query.delete("_routes");
  const asked = query.size > 0 ? `${pathname}?${query}` : pathname;
  const back = request.method === "GET" ? asked.replace(/(^|\/_root)\.data(?=$|\?)/, "") : "/";
  const to = back === "/" || back === "" ? "" : `?to=${encodeURIComponent(back)}`;
  return new Response(null, { status: 302, headers: { Location: `/sign-in${to}` } });
}

/** `routes/batches.$batch` → `batches.$batch` */
function nameOf(id: string): string {
  return id.replace(/^routes\//, "");
}
