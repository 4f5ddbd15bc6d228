/** Every loader and action of the built pages, watched from one place: who answered, and what the system refused. */
import type { ServerBuild } from "@remix-run/node";
import { systemFault } from "#app/operation/system-fault.ts";

/**
 * A full disk or a database that cannot be written is told to the visitor in a sentence, with its status, instead of as
 * an unexpected error. Each call says to its context which route it belongs to.
 */
export function watchRoutes(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: watched(id, loader) }),
      ...(action && { action: watched(id, action) }),
    };
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

type Handler = NonNullable<NonNullable<ServerBuild["routes"][string]>["module"]["loader"]>;

function watched<H extends Handler>(id: string, handler: H): H {
  const call = async (args: Parameters<Handler>[0]) => {
    args.context.answering(id);
    try {
      return await handler(args);
    } catch (error) {
      const fault = systemFault(error);
      if (!fault || fault.status === 500) throw error;
      throw new Response(`${fault.message} Nothing was changed.`, {
        status: fault.status,
        statusText: fault.status === 507 ? "No room left" : "Not now",
        headers: { "Content-Type": "text/plain; charset=utf-8" },
      });
    }
  };
  return Object.assign(call, handler) as H;
}
