/**
 * The API driven from its own document: every operation's example is sent to a real server, and every answer is held
 * against its schema by a validator that is not ours.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { PERMISSIONS } from "#app/domain/permission.ts";
import { type ApiServer, apiServer } from "./api-server.ts";
import { type Fixture, fixture } from "./fixture.ts";

type Json = Record<string, unknown>;
interface Described {
  operationId: string;
  "x-permission": string;
  parameters: { name: string; in: string; example?: unknown }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content: Record<string, { schema?: Json }> }>;
}
interface Document extends Json {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Json> };
}

let server: ApiServer;
let document: Document;
let own: Fixture;
let bearer: string;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

beforeAll(async () => {
  server = await apiServer();
  own = await fixture(server);
  bearer = await server.bearer({ name: "Ida Lead", role: "admin", scopes: Object.keys(PERMISSIONS) });
  document = (await server.ask(null, "GET", "/openapi.json")).body;
});
afterAll(() => server.stop());

/** One line for what an answer has that its schema has not. */
function strays(schema: unknown, body: unknown): string[] {
  const check = ajv.compile({ ...(schema as Json), components: document.components });
  return check(body) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

async function sendExample(method: string, path: string, operation: Described, as = bearer) {
  const given = operation.parameters.filter(({ example }) => example !== undefined);
  const filled = given
    .filter((one) => one.in === "path")
    .reduce((text, { name, example }) => text.replace(`{${name}}`, String(example)), path);
  const query = new URLSearchParams(
    given.filter((one) => one.in === "query").map(({ name, example }) => [name, String(example)]),
  );
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const body = own.inPlace(content?.example);
  const address = own.inPlace(`${filled}${query.size > 0 ? `?${query}` : ""}`) as string;
  return server.ask(as, method.toUpperCase(), address, body, type ? { "Content-Type": type } : {});
}

it("is OpenAPI 3.1 with an id of its own and an example for every operation of the list", () => {
  expect(document.openapi).toBe("3.1.0");
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ key: `${method.toUpperCase()} ${path}`, operation })),
  );
  expect(all.map(({ key }) => key).sort()).toEqual(Object.keys(OPERATIONS).sort());
  expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length);
  const unfilled = all.filter(({ operation }) =>
    operation.parameters.some((one) => one.in === "path" && one.example === undefined),
  );
  expect(unfilled.map(({ key }) => key)).toEqual([]);
  const withoutBody = all.filter(({ operation }) =>
    Object.values(operation.requestBody?.content ?? {}).some(({ example }) => example === undefined),
  );
  expect(withoutBody.map(({ key }) => key)).toEqual([]);
});

/** Where an answer's schema leaves open what is in it, down to every component it refers to. */
function openEnds(schema: unknown, path: string, seen = new Set<string>()): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => openEnds(one, path, seen));
  const { $ref, type, properties, additionalProperties, items, ...rest } = schema as Json;
  if (typeof $ref === "string") {
    const name = $ref.slice("#/components/schemas/".length);
    if (seen.has(name)) return [];
    return openEnds(document.components.schemas[name] ?? {}, name, seen.add(name));
  }
  const fields = Object.entries((properties ?? {}) as Json);
  const within = fields.flatMap(([name, one]) => openEnds(one, `${path}.${name}`, seen));
  if (typeof additionalProperties === "object") within.push(...openEnds(additionalProperties, `${path}.*`, seen));
  if (typeof items === "object") within.push(...openEnds(items, `${path}[]`, seen));
  for (const key of ["anyOf", "oneOf", "allOf", "prefixItems"])
    if (key in rest) within.push(...openEnds(rest[key], path, seen));
  const closed = additionalProperties === false || typeof additionalProperties === "object";
  if ([type].flat().includes("object") && !closed) return [path, ...within];
  if ([type].flat().includes("array") && items === undefined) return [path, ...within];
  const saysSomething = type !== undefined || ["const", "enum", "anyOf", "oneOf", "allOf"].some((key) => key in rest);
  return saysSomething ? within : [path, ...within];
}

it("names every part of every answer, but for what vendors may deliver as they like", () => {
  const open = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, responses }) => {
      const schema = Object.values(responses)[0]?.content["application/json"]?.schema;
      return schema ? openEnds(schema, operationId) : [];
    }),
  );
  const foreign = [...new Set(open)].filter((path) => /\.(meta|params|args)\.\*$/.test(path));
  expect([...new Set(open)].filter((path) => !foreign.includes(path))).toEqual([]);
  expect(foreign.length).toBeGreaterThan(0);
});

it("says in words what most fields of an answer are", () => {
  const fields = { said: 0, all: 0 };
  const count = (schema: unknown): void => {
    if (schema === null || typeof schema !== "object") return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === "properties" && !Array.isArray(schema))
        for (const one of Object.values(value as Record<string, Json>)) {
          fields.all += 1;
          if (one.description !== undefined) fields.said += 1;
        }
      count(value);
    }
  };
  count(document.components.schemas);
  for (const methods of Object.values(document.paths))
    for (const { responses } of Object.values(methods)) count(responses);
  expect(fields.said / fields.all).toBeGreaterThan(0.8);
});

it("answers every example with the status and the shape that the document names", async () => {
  const faults: string[] = [];
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const key = `${method.toUpperCase()} ${path}`;
      await own.before(key);
      const answer = await sendExample(method, path, operation);
      const wanted = Object.keys(operation.responses)[0];
      if (String(answer.status) !== wanted) {
        faults.push(`${key}: ${answer.status} instead of ${wanted}: ${JSON.stringify(answer.body).slice(0, 400)}`);
        continue;
      }
      own.learn(key, answer.body);
      const schema = operation.responses[answer.status]?.content["application/json"]?.schema;
      if (schema) faults.push(...strays(schema, answer.body).map((fault) => `${key}: ${fault}`));
      if (method === "post" && answer.status === 201)
        expect([key, answer.headers.get("location")]).toEqual([key, expect.stringMatching(/^\/api\/v1\//)]);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  expect(faults).toEqual([]);
}, 240_000);

it("answers whoever sees no money in the same shape, with nulls in the place of amounts", async () => {
  const viewer = await server.bearer({ name: "Vic Viewer", role: "viewer" });
  const faults: string[] = [];
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (get?.["x-permission"] !== "contracts.read") continue;
    const answer = await sendExample("get", path, get, viewer);
    const schema = get.responses[answer.status]?.content["application/json"]?.schema;
    if (answer.status >= 500) faults.push(`GET ${path}: ${answer.status}`);
    else if (schema) faults.push(...strays(schema, answer.body).map((fault) => `GET ${path}: ${fault}`));
  }
  expect(faults).toEqual([]);
}, 240_000);

it("answers every operation without a token with a problem of the shape the document names", async () => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods)) {
      const answer = await server.ask(null, method.toUpperCase(), path.replace(/\{\w+\}/g, "x"));
      expect([path, method, answer.status]).toEqual([path, method, answer.status === 429 ? 429 : 401]);
      expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      expect(strays(document.components.schemas.Problem, answer.body)).toEqual([]);
    }
});

it("has pages to read without scripts: an index that names every operation, each group in full, what is looked for", async () => {
  const { status, body, headers } = await server.ask(null, "GET", "/docs");
  expect(status).toBe(200);
  expect(headers.get("content-security-policy")).toContain("script-src 'self'");
  const asText = (text: string) =>
    text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/`([^`]+)`/g, "<code>$1</code>");
  const groups = new Map<string, string>();
  for (const { id, title, group } of Object.values(OPERATIONS)) {
    expect(body).toContain(`<li id="${id}"><a href="/api/v1/docs?group=${encodeURIComponent(group)}#${id}">`);
    expect(body).toContain(asText(title));
    const page = groups.get(group) ?? (await server.ask(null, "GET", `/docs?${new URLSearchParams({ group })}`)).body;
    groups.set(group, page);
    expect(page).toContain(`<article id="${id}">`);
  }
  const found = (await server.ask(null, "GET", "/docs?find=invoice%20enter")).body;
  expect([found.includes('<article id="enterInvoice">'), found.includes("raiseFlag")]).toEqual([true, false]);
  const hostile = (await server.ask(null, "GET", `/docs?find=${encodeURIComponent('"><script>x')}`)).body;
  for (const page of [body, found, hostile, ...groups.values()]) expect(page).not.toMatch(/<script|\son\w+=/i);
});
