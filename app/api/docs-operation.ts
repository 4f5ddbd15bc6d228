/** One operation of the OpenAPI document, for reading. */
import { curlOf } from "./curl.ts";

type Json = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: Json;
}
type Content = Record<string, { schema?: Json; example?: unknown }> | undefined;

const JSON_TYPE = "application/json";

export interface Described {
  method: string;
  path: string;
  operation: Json;
}

export function operationHtml({ method, path, operation }: Described): string {
  const parameters = operation.parameters as Parameter[];
  const answers = operation.responses as Record<string, { content: Content }>;
  const answer = Object.values(answers)[0]?.content?.[JSON_TYPE];
  const body = operation.requestBody as { content: Content } | undefined;
  const id = escaped(String(operation.operationId));
  return `<article id="${id}"><h3><a href="#${id}"><code><b>${method}</b> ${broken(path)}</code></a></h3>
<p><strong>${coded(String(operation.summary))}</strong> ${coded(String(operation.description))}</p>
${parameters.length > 0 ? `<table><thead><tr><th scope="col">parameter</th><th scope="col">in</th><th scope="col">what it is</th></tr></thead><tbody>${parameters.map(parameterHtml).join("")}</tbody></table>` : ""}
<pre class="call" tabindex="0">${escaped(curlOf(method, path, operation))}</pre>
${jsonHtml("Example of the answer", answer?.example)}${jsonHtml("Schema of the body", body?.content?.[JSON_TYPE]?.schema)}${jsonHtml("Schema of the answer", answer?.schema)}</article>`;
}

function jsonHtml(title: string, json: unknown): string {
  if (json === undefined) return "";
  return `<details><summary>${title}</summary><pre tabindex="0">${escaped(JSON.stringify(json, null, 2))}</pre></details>`;
}

/** What the operations shown refer to, each once. */
export function shapesHtml(operations: readonly Described[], shapes: Readonly<Record<string, Json>>): string {
  const names = shapesIn(
    operations.map(({ operation }) => operation),
    shapes,
  );
  const parts = names.sort().map((name) => {
    const text = escaped(JSON.stringify(shapes[name], null, 2));
    return `<details id="shape-${name}"><summary>${name}</summary><pre tabindex="0">${text}</pre></details>`;
  });
  return parts.length === 0 ? "" : `<section id="shapes"><h2>Shapes in these answers</h2>${parts.join("")}</section>`;
}

function shapesIn(schema: unknown, shapes: Readonly<Record<string, Json>>, known = new Set<string>()): string[] {
  for (const [, name = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (known.has(name)) continue;
    known.add(name);
    shapesIn(shapes[name] ?? {}, shapes, known);
  }
  return [...known];
}

function parameterHtml({ name, in: place, required, description, schema }: Parameter): string {
  const words = [
    required ? "" : "Optional.",
    description,
    schema.enum ? `One of ${(schema.enum as string[]).join(", ")}.` : "",
  ];
  return `<tr><td><code>${escaped(name)}</code></td><td>${place}</td><td>${coded(words.filter(Boolean).join(" "))}</td></tr>`;
}

/** A path may break behind its slashes, and nowhere else. */
export function broken(path: string): string {
  return escaped(path).replaceAll("/", "/<wbr>");
}

/** What stands between backticks is code. */
export function coded(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
