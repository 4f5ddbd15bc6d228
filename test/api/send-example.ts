/** The examples of the OpenAPI document sent to a real server, in the order of the document. */
import type { Answer, ApiServer } from "./api-server.ts";
import type { Fixture } from "./fixture.ts";

export type Json = Record<string, unknown>;

export interface Described {
  operationId: string;
  "x-permission": string;
  parameters: { name: string; in: string; example?: unknown }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content: Record<string, { schema?: Json; example?: unknown }> }>;
}

export interface Document extends Json {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Json> };
}

interface Sending {
  server: ApiServer;
  own: Fixture;
  bearer: string;
}

export interface Place {
  method: string;
  path: string;
  operation: Described;
}

export interface Sent extends Place {
  /** @example "GET /contracts/{contract}" */
  key: string;
  /** The status that the document names. */
  wanted: string;
  answer: Answer;
}

/** Sends one example, with the server's own identifiers in place of those of the examples. */
export function sendExample({ server, own, bearer }: Sending, { method, path, operation }: Place): Promise<Answer> {
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
  return server.ask(bearer, method.toUpperCase(), address, body, type ? { "Content-Type": type } : {});
}

/** Sends every example, each when things stand as it needs them. */
export async function* sendAll(sending: Sending, document: Document): AsyncGenerator<Sent> {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const key = `${method.toUpperCase()} ${path}`;
      const wanted = Object.keys(operation.responses)[0] ?? "";
      await sending.own.before(key);
      const answer = await sendExample(sending, { method, path, operation });
      if (String(answer.status) === wanted) sending.own.learn(key, answer.body);
      yield { key, method, path, operation, wanted, answer };
    }
}
