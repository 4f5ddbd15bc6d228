/** The OpenAPI 3.1 document, made from the list of operations. */
import { z } from "zod";
import type { Need } from "#app/domain/route-permissions.ts";
import type { Operations } from "./match.ts";
import type { BodyKind, Operation } from "./operation.ts";
import { PROBLEMS, problemSchema } from "./problem.ts";
import { TOLD } from "./told.ts";
import { inWords } from "./words.ts";

type Json = Record<string, unknown>;
type Described = Operations[string];

export interface OpenApi {
  openapi: "3.1.0";
  info: Json;
  servers: Json[];
  security: Json[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Json>>;
  components: { securitySchemes: Json; schemas: Record<string, Json> };
}

/** @param answers what was answered to the example of each operation, by its id */
export function openApi(operations: Operations, answers: Json): OpenApi {
  const paths: OpenApi["paths"] = {};
  for (const [key, one] of Object.entries(operations)) {
    const [method = "", path = ""] = key.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: described(method, one, answers[one.id]) };
  }
  const groups = [...new Set(Object.values(operations).map(({ group }) => group))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Assay",
      version: "1",
      description:
        "What the pages of Assay do, for programs. Times are RFC 3339 in UTC, money is whole minor units of the contract’s currency; amounts are null where the token may not see money. A list gives a page and the cursor of the next one. Examples of answers are what a server did answer: long lists and texts are cut in them, secrets left out. Every error is application/problem+json.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    tags: groups.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "`assay token create` makes one." } },
      schemas: { Problem: jsonSchema(problemSchema, "output"), ...(inWords(TOLD) as Record<string, Json>) },
    },
  };
}

function described(method: string, one: Described, answer: unknown): Json {
  return {
    operationId: one.id,
    tags: [one.group],
    summary: one.title,
    description: [one.about, needText(one.need)].filter(Boolean).join(" "),
    "x-permission": one.need,
    parameters: [
      ...parametersOf(one, "path"),
      ...parametersOf(one, "query"),
      ...(method === "POST" && !one.tellsSecret ? [IDEMPOTENCY_KEY] : []),
      ...(method === "PUT" ? [IF_MATCH] : []),
    ],
    ...bodyOf(one.body, one.example.body),
    responses: {
      [one.status]: { description: "Done.", content: answerOf(one, answer) },
      default: {
        description: `A problem: ${Object.entries(PROBLEMS)
          .map(([status, title]) => `${status} ${title}`)
          .join("; ")}.`,
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function needText(need: Need): string {
  return need === "signed-in" || need === "open" ? "Any token." : `Needs the scope \`${need}\`.`;
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Sent again with the same key within 24 hours, the request counts once and gets its first answer.",
  schema: { type: "string", maxLength: 255 },
};
const IF_MATCH = {
  name: "If-Match",
  in: "header",
  required: false,
  description: "The ETag that was read; answered with 412 when it is no longer that.",
  schema: { type: "string" },
};

function parametersOf({ params, query, example }: Operation, place: "path" | "query"): Json[] {
  const schema = jsonSchema(place === "path" ? params : query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const examples = (place === "path" ? example.params : example.query) ?? {};
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === "path" || (schema.required ?? []).includes(name),
    ...(typeof description === "string" && { description }),
    schema: rest,
    ...(name in examples && { example: examples[name] }),
  }));
}

function bodyOf(body: BodyKind, example: unknown): Json {
  if (body.kind === "none") return {};
  const content =
    body.kind === "json"
      ? { "application/json": { schema: jsonSchema(body.schema, "input"), example } }
      : { [body.kind === "bytes" ? body.contentType : "application/octet-stream"]: { example } };
  return { requestBody: { required: true, content } };
}

function answerOf({ answer }: Described, example: unknown): Json {
  return answer === null
    ? { "application/octet-stream": {} }
    : { "application/json": { schema: inWords(jsonSchema(answer, "output")), example } };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, "~standard": __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}
