/** The OpenAPI document as a page to read: no script, no style from elsewhere. */
import { curlOf } from "./curl.ts";
import type { OpenApi } from "./openapi.ts";
import { PROBLEMS } from "./problem.ts";

type Json = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: Json;
}

export function docsPage(document: OpenApi): string {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const groups = document.tags.map(({ name }) => ({
    name,
    operations: all.filter(({ operation }) => (operation.tags as string[])[0] === name),
  }));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Assay</title><style>${STYLE}</style></head><body><main>
<h1>Assay, for programs</h1>
<p>${escaped(String(document.info.description))}</p>
<p>The same as a document: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Make a token on <a href="/account/tokens">the page of your account</a> or with <code>assay token create</code>, and send it as <code>Authorization: Bearer …</code>. Cookies mean nothing here.</p>
<nav aria-label="Groups"><ul>${groups.map(({ name }) => `<li><a href="#${anchor(name)}">${escaped(name)}</a></li>`).join("")}</ul></nav>
${groups.map(({ name, operations }) => `<section id="${anchor(name)}"><h2>${escaped(name)}</h2>${operations.map(operationHtml).join("")}</section>`).join("\n")}
<section id="problems"><h2>Problems</h2><dl>${Object.entries(PROBLEMS)
    .map(([status, title]) => `<dt id="problem-${status}">${status}</dt><dd>${escaped(title)}</dd>`)
    .join("")}</dl></section>
</main></body></html>`;
}

function operationHtml({ method, path, operation }: { method: string; path: string; operation: Json }): string {
  const parameters = operation.parameters as Parameter[];
  const answers = operation.responses as Record<string, { content: Record<string, { schema?: Json }> }>;
  const answer = Object.values(answers)[0]?.content["application/json"]?.schema;
  return `<article id="${escaped(String(operation.operationId))}"><h3><code>${method} ${escaped(path)}</code></h3>
<p><strong>${escaped(String(operation.summary))}</strong> ${escaped(String(operation.description))}</p>
${parameters.length > 0 ? `<table><thead><tr><th>parameter</th><th>in</th><th>what it is</th></tr></thead><tbody>${parameters.map(parameterHtml).join("")}</tbody></table>` : ""}
<pre tabindex="0">${escaped(curlOf(method, path, operation))}</pre>
${answer ? `<details><summary>Schema of the answer</summary><pre tabindex="0">${escaped(JSON.stringify(answer, null, 2))}</pre></details>` : ""}</article>`;
}

function parameterHtml({ name, in: place, required, description, schema }: Parameter): string {
  const words = [
    required ? "" : "Optional.",
    description,
    schema.enum ? `One of ${(schema.enum as string[]).join(", ")}.` : "",
  ];
  return `<tr><td><code>${escaped(name)}</code></td><td>${place}</td><td>${escaped(words.filter(Boolean).join(" "))}</td></tr>`;
}

function anchor(name: string): string {
  return name.toLowerCase().replace(/\W+/g, "-");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}
h2{margin-top:2.5rem;border-bottom:1px solid}article{margin:1.5rem 0}h3{margin-bottom:.25rem;overflow-wrap:anywhere}pre{overflow:auto;padding:.75rem;border:1px solid;border-radius:.25rem;font-size:.875rem;max-height:24rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}th,td{text-align:left;padding:.25rem .75rem .25rem 0;vertical-align:top;overflow-wrap:anywhere}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
a,summary{text-underline-offset:.2em}a{color:inherit}dt{font-weight:600}`;
