/**
 * A typed client of the API: what each operation takes and gives is inferred from the very entries that answer it, so that
 * it cannot say anything else. Needs nothing but `fetch`.
 *
 * @example
 * const assay = apiClient("http://127.0.0.1:4400", token);
 * const { items } = await assay("GET /contracts", { query: { limit: 10 } });
 */
import type { Operation } from "./operation.ts";
import type { ApiOperations } from "./operations/index.server.ts";
import type { ProblemBody } from "./problem.ts";

type Parts<Key extends keyof ApiOperations> =
  ApiOperations[Key] extends Operation<infer P, infer Q, infer B, infer A> ? { p: P; q: Q; b: B; a: A } : never;

export interface Sent<P, Q, B> {
  params?: P;
  query?: Q;
  body?: B;
  /** The same key makes two calls one. */
  idempotencyKey?: string;
  /** The ETag that was read, of what is replaced. */
  ifMatch?: string;
}

/** A problem that the server answered with. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = "ApiProblem";
    this.status = problem.status;
    this.problem = problem;
  }
}

/** @throws ApiProblem for every answer that is not a success */
export function apiClient(origin: string, token: string, send: typeof fetch = fetch) {
  return async <Key extends keyof ApiOperations>(
    key: Key,
    sent: Sent<Parts<Key>["p"], Parts<Key>["q"], Parts<Key>["b"]> = {},
  ): Promise<Parts<Key>["a"]> => {
    const [method = "", path = ""] = key.split(" ");
    const { params = {}, query = {}, body, idempotencyKey, ifMatch } = sent;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((params as Record<string, unknown>)[name])),
    );
    const given = Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    const isFile = typeof body === "string" || body instanceof Uint8Array;
    const headers = new Headers({ Authorization: `Bearer ${token}` });
    if (body !== undefined) headers.set("Content-Type", isFile ? "application/octet-stream" : "application/json");
    if (idempotencyKey !== undefined) headers.set("Idempotency-Key", idempotencyKey);
    if (ifMatch !== undefined) headers.set("If-Match", ifMatch);
    const response = await send(`${origin}/api/v1${filled}${search.size > 0 ? `?${search}` : ""}`, {
      ...{ method, headers },
      body: body === undefined ? null : isFile ? (body as unknown as BodyInit) : JSON.stringify(body),
    });
    const type = response.headers.get("Content-Type") ?? "";
    if (type.startsWith("application/problem+json")) throw new ApiProblem((await response.json()) as ProblemBody);
    // A file is read by whoever asked for it, at that pace.
    return (type.startsWith("application/json") ? await response.json() : response) as Parts<Key>["a"];
  };
}
