/** A handler that knows the routes of one first part finds in them what one that knows all routes finds. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { narrowed, partOfPath } from "#app/http/routes-by-part.server.ts";
import { projectRoot } from "#app/paths.server.ts";

let build: ServerBuild;
let parts: Set<string>;
beforeAll(async () => {
  const file = join(projectRoot, "build/server/index.js");
  if (!existsSync(file)) throw new Error("Run `npm run build` before this test.");
  build = await import(file);
  parts = new Set(Object.keys(build.routes).flatMap((id) => pathOf(build, id).split("/")[1]?.toLowerCase() ?? []));
});

it("finds the route of every page, with and without what the framework adds to its address", () => {
  for (const id of Object.keys(build.routes)) {
    const path = pathOf(build, id).replace(/:\w+/g, "a-b").replace(/\*$/, "any/thing");
    const found = foundBy(build, path).map((route) => route.id);
    expect(found, path).toContain(id);
    for (const form of [path, `${path}.data`, path.toUpperCase(), `${path}/`, path.replace("s", "%73")]) same(form);
  }
});

it("finds in any address what the whole finds", () => {
  const word = fc.oneof(
    fc.constantFrom(...Object.keys(build.routes).flatMap((id) => pathOf(build, id).split("/"))),
    fc.constantFrom("", ".", "..", "%2F", "__manifest", "_root.data", "contracts.data", "*", ":contract", "lists"),
    fc.string({ maxLength: 6 }).filter((text) => !text.includes("%")),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => same(`/${words.join("/")}`)),
    { numRuns: 1000 },
  );
});

it("asks the whole build where an escape is broken", () => {
  expect(partOfPath("/%zz/x")).toBeNull();
});

it("leaves a page few routes to be looked through", () => {
  const all = Object.keys(build.routes).length;
  for (const part of ["contracts", "batches", "inspections", "", "nowhere"])
    expect(Object.keys(narrowed(build, part).routes).length).toBeLessThan(all / 2);
  expect(Object.keys(narrowed(build, "inspections").assets.routes)).toContain("root");
});

/** As the framework does it: the ending by which it asks for data belongs to no route. */
function same(path: string): void {
  const asked = partOfPath(path);
  const matched = path.endsWith(".data") ? path.slice(0, -5).replace(/^\/_root$/, "/") : path;
  const part = asked === null || parts.has(asked) ? asked : "";
  const found = foundBy(part === null ? build : narrowed(build, part), matched);
  expect(found, path).toEqual(foundBy(build, matched));
}

const trees = new Map<string, Parameters<typeof matchRoutes>[0]>();

function foundBy({ routes }: ServerBuild, path: string) {
  const key = Object.keys(routes).join();
  const tree = trees.get(key) ?? below(routes, undefined);
  trees.set(key, tree);
  try {
    return (matchRoutes(tree, path) ?? []).map(({ route, params }) => ({ id: route.id, params }));
  } catch (error) {
    return [{ id: String(error), params: {} }];
  }
}

function below(routes: ServerBuild["routes"], parent: string | undefined): Parameters<typeof matchRoutes>[0] {
  return Object.values(routes)
    .filter((route) => route?.parentId === parent)
    .map((route) => ({ ...route, children: route?.index ? undefined : below(routes, route?.id) }) as never);
}

function pathOf({ routes }: ServerBuild, id: string): string {
  const route = routes[id];
  if (!route) return "";
  const own = route.path ? `/${route.path}` : "";
  return `${route.parentId ? pathOf(build, route.parentId) : ""}${own}`;
}
