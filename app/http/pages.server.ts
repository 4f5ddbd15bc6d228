/** Where the pages come from: the built bundle, or, while developing, Vite, which compiles them as they are asked for. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { projectRoot } from "#app/paths.server.ts";

export interface Pages {
  build(): Promise<ServerBuild>;
  /** Serves sources to the browser while developing; null for the built bundle. */
  sources: RequestHandler | null;
}

/** @throws Error with a sentence when the pages were not built. */
export function builtPages(): Pages {
  const file = pathToFileURL(join(projectRoot, "build/server/index.js")).href;
  return { build: async () => (await import(file)) as ServerBuild, sources: null };
}

export async function livePages(): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root: projectRoot,
    configFile: join(projectRoot, "app/vite.config.ts"),
    server: { middlewareMode: true },
  });
  return {
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
    sources: vite.middlewares,
  };
}
