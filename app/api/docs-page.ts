/**
 * The OpenAPI document as pages to read: no script, no style from elsewhere. Without a question it is an index of all
 * operations; a group, or what is found, is shown in full.
 */
import { broken, coded, type Described, escaped, operationHtml, shapesHtml } from "./docs-operation.ts";
import type { OpenApi } from "./openapi.ts";
import { PROBLEMS } from "./problem.ts";

export interface DocsAsked {
  group: string;
  /** Words that must all stand in its address, its name or its title. */
  find: string;
}

/** More are found than are shown in full. */
const MOST_IN_FULL = 40;

export function docsPage(document: OpenApi, { group, find }: DocsAsked): string {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const known = document.tags.map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en"));
  const chosen = known.find((name) => name === group) ?? "";
  const shown = all.filter((one) => (chosen === "" || groupOf(one) === chosen) && matches(one, find));
  const isFull = (chosen !== "" || find !== "") && shown.length <= MOST_IN_FULL;
  const groups = known.map((name) => ({ name, operations: shown.filter((one) => groupOf(one) === name) }));
  const part = isFull ? operationHtml : rowHtml;
  const sections = groups
    .filter(({ operations }) => operations.length > 0)
    .map(({ name, operations }) => sectionHtml(name, operations.map(part).join(""), isFull));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${escaped(chosen || "API")} · Assay</title><style>${STYLE}</style></head><body><main>
<h1>Assay, for programs</h1>
<p>${escaped(String(document.info.description))}</p>
<p>The same as a document: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Make a token on <a href="/account/tokens">the page of your account</a> or with <code>assay token create</code>, and send it as <code>Authorization: Bearer …</code>. Cookies mean nothing here.</p>
${formHtml(known, chosen, find)}
<p role="status">${foundText(shown.length, all.length)}</p>
${sections.join("\n")}
${isFull ? shapesHtml(shown, document.components.schemas) : ""}
<section id="problems"><h2>Problems</h2><dl>${Object.entries(PROBLEMS)
    .map(([status, title]) => `<dt id="problem-${status}">${status}</dt><dd>${escaped(title)}</dd>`)
    .join("")}</dl></section>
</main></body></html>`;
}

function formHtml(groups: readonly string[], chosen: string, find: string): string {
  const options = groups.map(
    (name) => `<option${name === chosen ? " selected" : ""} value="${escaped(name)}">${escaped(name)}</option>`,
  );
  return `<form action="/api/v1/docs" role="search"><label>Group <select name="group"><option value="">all</option>${options.join("")}</select></label>
<label>Find <input name="find" type="search" maxlength="100" value="${escaped(find)}"></label>
<button>Show</button>${chosen || find ? ' <a href="/api/v1/docs">all operations</a>' : ""}</form>`;
}

function foundText(shown: number, all: number): string {
  if (shown === all) return `${all} operations. A group shows each with its parameters, an example and its schemas.`;
  return shown === 0 ? "None of that. Try fewer or other words." : `${shown} of ${all} operations.`;
}

function sectionHtml(name: string, parts: string, isFull: boolean): string {
  const title = isFull ? escaped(name) : `<a href="${groupHref(name)}">${escaped(name)}</a>`;
  const inside = isFull ? parts : `<ul class="index">${parts}</ul>`;
  return `<section id="${name.toLowerCase().replace(/\W+/g, "-")}"><h2>${title}</h2>${inside}</section>`;
}

function rowHtml(one: Described): string {
  const id = escaped(String(one.operation.operationId));
  return `<li id="${id}"><a href="${groupHref(groupOf(one))}#${id}"><code><b>${one.method}</b> ${broken(one.path)}</code></a> <span>${coded(String(one.operation.summary))}</span></li>`;
}

function groupHref(name: string): string {
  return `/api/v1/docs?group=${encodeURIComponent(name)}`;
}

function groupOf({ operation }: Described): string {
  return (operation.tags as string[])[0] ?? "";
}

function matches({ method, path, operation }: Described, find: string): boolean {
  const text = `${method} ${path} ${operation.operationId} ${operation.summary}`.toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}
h2{margin-top:2.5rem;border-bottom:1px solid}article{margin:2rem 0}h3{margin-bottom:.25rem}h3,li{overflow-wrap:anywhere}h3 a{text-decoration:none}h3 a:hover{text-decoration:underline}
:target{outline:2px solid;outline-offset:.375rem}pre{overflow:auto;padding:.75rem;border:1px solid;border-radius:.25rem;font-size:.875rem;max-height:24rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}th,td{text-align:left;padding:.25rem .75rem .25rem 0;vertical-align:top}td:last-child{width:100%;overflow-wrap:anywhere}.call{white-space:pre-wrap;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end}label{display:grid;font-size:.875rem}select,input,button{font:inherit;padding:.375rem .5rem;max-width:100%;box-sizing:border-box;min-height:2.5rem}
.index{list-style:none;padding:0}.index li{padding:.375rem 0;border-bottom:1px solid #8884}.index span{display:block;font-size:.9375rem}
a,summary{text-underline-offset:.2em}a{color:inherit}summary{padding:.25rem 0}dt{font-weight:600}`;
