/**
 * The API driven from its own document: every operation's example is sent to a real server, and every answer is held
 * against its schema by a validator that is not ours.
 */
import { homedir, hostname, tmpdir } from "node:os";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import answers from "#app/api/answers.json" with { type: "json" };
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { PERMISSIONS } from "#app/domain/permission.ts";
import { type ApiServer, apiServer } from "./api-server.ts";
import { type Fixture, fixture } from "./fixture.ts";
import { type Document, type Json, sendAll, sendExample } from "./send-example.ts";
import { emptyLists, isList, SECRET } from "./short-answer.ts";

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

/** Where an example has other fields than the answer it was taken from: it is old then. */
function unlike(example: unknown, answer: unknown, path = ""): string[] {
  if (example === null || answer === null || typeof example !== "object" || typeof answer !== "object") return [];
  if (Array.isArray(example) && Array.isArray(answer))
    return example.flatMap((one, i) => unlike(one, answer[i], `${path}[${i}]`));
  const [told, now] = [example as Json, answer as Json];
  const names = new Set([...Object.keys(told), ...Object.keys(now)]);
  return [...names].flatMap((name) =>
    name in told && name in now ? unlike(told[name], now[name], `${path}.${name}`) : [`is old at ${path}.${name}`],
  );
}

it("shows of every answer in JSON what a server did answer, in the shape that it names: `npm run docs:answers`", () => {
  const all = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, responses }) => {
      const content = Object.values(responses)[0]?.content["application/json"];
      return content ? [{ operationId, ...content }] : [];
    }),
  );
  expect(all.filter(({ example }) => example === undefined).map(({ operationId }) => operationId)).toEqual([]);
  expect(
    all.flatMap(({ operationId, schema, example }) =>
      strays(schema, example).map((fault) => `${operationId} ${fault}`),
    ),
  ).toEqual([]);
  expect(Object.keys(answers).sort()).toEqual(all.map(({ operationId }) => operationId).sort());
});

it("shows a row at least of every list", () => {
  const empty = Object.entries(answers).flatMap(([id, answer]) =>
    isList(id) ? emptyLists(answer).map((name) => `${id} ${name}`) : [],
  );
  // A slice is compared from fifty records on; the vendor owes rework, which is no amount.
  expect(empty).toEqual(["listVendorClaims sums", "listWorstSlices rows"]);
});

it("shows no secret and no place or address of the machine whose answers it shows", () => {
  const text = JSON.stringify(answers);
  const secret = `whsec_${"x".repeat(43)}`;
  expect([`"${secret}"`.match(SECRET), `"${"a".repeat(64)}"`.match(SECRET)]).toEqual([[secret], null]);
  expect(text.match(SECRET)).toBeNull();
  const places = [tmpdir(), homedir(), process.cwd(), hostname(), "assay-test-", "localhost:", "127.0.0.1:"];
  expect(places.filter((place) => place.length > 1 && text.includes(place))).toEqual([]);
});

it("answers every example with the status and the shape that the document names", async () => {
  const faults: string[] = [];
  for await (const { key, method, operation, wanted, answer } of sendAll({ server, own, bearer }, document)) {
    if (String(answer.status) !== wanted) {
      faults.push(`${key}: ${answer.status} instead of ${wanted}: ${JSON.stringify(answer.body).slice(0, 400)}`);
      continue;
    }
    const { schema, example } = operation.responses[wanted]?.content["application/json"] ?? {};
    if (schema) {
      faults.push(...strays(schema, answer.body).map((fault) => `${key}: ${fault}`));
      faults.push(...unlike(example, answer.body).map((fault) => `${key}: the example ${fault}`));
    }
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
    const answer = await sendExample({ server, own, bearer: viewer }, { method: "get", path, operation: get });
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
  const examples = [...groups.values()].flatMap(
    (page) => page.match(/<details><summary>Example of the answer</g) ?? [],
  );
  expect(examples.length).toBe(Object.keys(answers).length);
  const found = (await server.ask(null, "GET", "/docs?find=invoice%20enter")).body;
  expect([found.includes('<article id="enterInvoice">'), found.includes("raiseFlag")]).toEqual([true, false]);
  const hostile = (await server.ask(null, "GET", `/docs?find=${encodeURIComponent('"><script>x')}`)).body;
  for (const page of [body, found, hostile, ...groups.values()]) expect(page).not.toMatch(/<script|\son\w+=/i);
});
