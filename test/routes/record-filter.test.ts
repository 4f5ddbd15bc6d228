/** The form of the records screen keeps every filter that stands in its address. */
import { createElement } from "react";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { expect, it } from "vitest";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { paramsWithoutField } from "#app/review/slice-params.ts";
import { RecordFilterForm } from "#app/routes/batches.$batch.records/record-filter-form.tsx";
import { markup } from "#test/components/markup.ts";

/** A form of the framework stands in a router. */
async function rendered(params: string): Promise<string> {
  const names = { annotators: ["w-1"], domains: [], languages: [], models: [] };
  const filter = recordFilterOf(new URLSearchParams(params));
  const element = createElement(RecordFilterForm, {
    ...{ described: "", filter, names, base: "/batches/b/records" },
    kept: paramsWithoutField(filter.slice),
  });
  const { query, dataRoutes } = createStaticHandler([{ path: "*", element }]);
  const context = await query(new Request("http://localhost/batches/b/records"));
  if (context instanceof Response) throw new Error(`Answered ${context.status}.`);
  return markup(createElement(StaticRouterProvider, { router: createStaticRouter(dataRoutes, context), context }));
}

it("several marks, and what a metric's table filters by, stay chosen", async () => {
  const html = await rendered("mark=pii&mark=secret&differs=has-bold&prefers=less&repeat=no&copies=2&prompt=-4");
  const chosen = [...html.matchAll(/<option[^>]*>/g)].flatMap(([tag]) =>
    tag.includes("selected") ? (tag.match(/value="([^"]*)"/)?.[1] ?? []) : [],
  );
  expect(chosen.filter((value) => value !== "")).toEqual(["pii", "secret", "no", "has-bold", "less"]);
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  expect(inputs.find((tag) => tag.includes('name="copies"'))).toContain('value="2"');
  expect(inputs.find((tag) => tag.includes('name="prompt"'))).toContain('value="-4"');
});

it("what a link alone asks for is kept, a model that is named twice too", async () => {
  const asked = "met=w-2&wrote=m-1&refuses=m-2&set=m-1&set=m-1&record=1%2F2&responseMin=20&responseMax=40";
  const html = await rendered(asked);
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    tag.match(/name="([^"]*)"/)?.[1] ?? "",
    tag.match(/value="([^"]*)"/)?.[1] ?? "",
  ]);
  expect(new URLSearchParams(hidden).toString()).toBe(asked);
});
