/**
 * An operation of the API: one entry says its schema, its permission, its example and what it does. Routing, checking,
 * the OpenAPI document, the page of documentation and the typed client derive from the list.
 */
import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import type { Permission } from "#app/domain/permission.ts";
import type { Need } from "#app/domain/route-permissions.ts";
import type { UploadedFile } from "#app/jobs/job.ts";
import type { TokenShown } from "#app/people/api-token.server.ts";
import type { Person } from "#app/people/person.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What an operation is given: everything is checked, and the database shows what the person may see. */
export interface Asked<P, Q, B> {
  context: AppLoadContext;
  person: Person;
  token: TokenShown;
  params: P;
  query: Q;
  body: B;
  /** Whether the person may do something more, such as see money of a contract. */
  may(permission: Permission, contract: string): boolean;
}

/** A file that is streamed out. */
export interface FileAnswer {
  contentType: string;
  fileName: string;
  bytes: number | null;
  sha256: string | null;
  chunks: AsyncIterable<Uint8Array | string>;
}

/** How the body of a request comes. */
export type BodyKind =
  | { kind: "none" }
  | { kind: "json"; schema: z.ZodType }
  /** A file for the vault, written to its incoming folder before the operation is called. */
  | { kind: "upload" }
  /** A file that is read at once. */
  | { kind: "bytes"; mostBytes: number; contentType: string };

export interface Example {
  params?: Record<string, string | number>;
  query?: Record<string, string | number>;
  /** JSON, or the text of a file. */
  body?: unknown;
}

/** Whoever calls has a token. */
export type ApiNeed = Exclude<Need, "link">;

export interface Operation<P = unknown, Q = unknown, B = unknown, A = unknown> {
  id: string;
  /** The heading it stands under. */
  group: string;
  title: string;
  about?: string;
  need: ApiNeed;
  /** Although it is a POST, it changes nothing. */
  reads?: boolean;
  /** Although it is a GET, it is about what it names and nothing else, as a change is. */
  takesOut?: boolean;
  /** What it writes belongs to no contract: whoever may do it for one may do it. */
  ofNoContract?: boolean;
  /** Its answer holds a secret that is shown once: it is kept nowhere, not even to be given again. */
  tellsSecret?: boolean;
  params: z.ZodType<P>;
  query: z.ZodType<Q>;
  body: BodyKind;
  status: 200 | 201 | 202;
  /** null: a file. */
  answer: z.ZodType<A> | null;
  example: Example;
  handle(asked: Asked<P, Q, B>): Promise<A | FileAnswer | Located<A>>;
  /** For the client's types only. */
  types?: { params: P; query: Q; body: B; answer: A };
}

/** An answer with the address of what was made. */
export class Located<A> {
  readonly location: string;
  readonly answer: A;
  constructor(location: string, answer: A) {
    this.location = location;
    this.answer = answer;
  }
}

type Shape = z.core.$ZodShape;
interface Spec<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> {
  id: string;
  group: string;
  title: string;
  about?: string;
  need: ApiNeed;
  reads?: boolean;
  tellsSecret?: boolean;
  params?: P;
  query?: Q;
  body?: B;
  status?: 200 | 201 | 202;
  answer: A;
  example: Example;
  handle(
    asked: Asked<z.output<z.ZodObject<P>>, z.output<z.ZodObject<Q>>, z.output<B>>,
  ): Promise<z.input<A> | Located<z.input<A>>>;
}

type Empty = Record<never, never>;

/** An operation that takes and gives JSON. Unknown query parameters and fields are refused, not overlooked. */
export function operation<
  P extends Shape = Empty,
  Q extends Shape = Empty,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodType,
>(spec: Spec<P, Q, B, A>) {
  const { params = {} as P, query = {} as Q, body, ...rest } = spec;
  return {
    status: 200 as const,
    ...rest,
    params: z.strictObject(params),
    query: z.strictObject(query),
    body: body ? { kind: "json" as const, schema: body } : { kind: "none" as const },
  } as unknown as Operation<
    z.input<z.ZodObject<P>>,
    z.input<z.ZodObject<Q>>,
    B extends z.ZodUndefined ? undefined : z.input<B>,
    z.output<A>
  >;
}

interface FileSpec<P extends Shape, Q extends Shape, B, A extends z.ZodType> {
  id: string;
  group: string;
  title: string;
  about?: string;
  need: ApiNeed;
  ofNoContract?: boolean;
  params: P;
  query: Q;
  status?: 200 | 201 | 202;
  answer: A;
  example: Example;
  handle(
    asked: Asked<z.output<z.ZodObject<P>>, z.output<z.ZodObject<Q>>, B>,
  ): Promise<z.input<A> | Located<z.input<A>>>;
}

/** An operation that takes a file of any length: it is in the vault's incoming folder when the operation is called. */
export function takesUpload<P extends Shape, Q extends Shape, A extends z.ZodType>(
  spec: FileSpec<P, Q, UploadedFile, A>,
) {
  return taking<P, Q, A>(spec, { kind: "upload" });
}

/** An operation that takes a file which is read at once. */
export function takesBytes<P extends Shape, Q extends Shape, A extends z.ZodType>({
  mostBytes,
  contentType,
  ...spec
}: FileSpec<P, Q, Uint8Array, A> & { mostBytes: number; contentType: string }) {
  return taking<P, Q, A>(spec, { kind: "bytes", mostBytes, contentType });
}

function taking<P extends Shape, Q extends Shape, A extends z.ZodType>(
  { params, query, ...rest }: { params: P; query: Q; answer: A },
  body: BodyKind,
) {
  const shapes = { params: z.strictObject(params), query: z.strictObject(query), body };
  return { status: 200 as const, ...rest, ...shapes } as unknown as Operation<
    z.input<z.ZodObject<P>>,
    z.input<z.ZodObject<Q>>,
    Uint8Array | string,
    z.output<A>
  >;
}

interface ExportSpec<P extends Shape, Q extends Shape> {
  id: string;
  group: string;
  title: string;
  about?: string;
  need: ApiNeed;
  params: P;
  query?: Q;
  example: Example;
  handle(asked: Asked<z.output<z.ZodObject<P>>, z.output<z.ZodObject<Q>>, undefined>): Promise<FileAnswer>;
}

/** An operation that streams a file out. */
export function givesFile<P extends Shape, Q extends Shape = Empty>(spec: ExportSpec<P, Q>) {
  const { query = {} as Q, params, ...rest } = spec;
  return {
    ...rest,
    status: 200 as const,
    takesOut: true,
    params: z.strictObject(params),
    query: z.strictObject(query),
    body: { kind: "none" as const },
    answer: null,
  } as unknown as Operation<z.input<z.ZodObject<P>>, z.input<z.ZodObject<Q>>, undefined, Response>;
}
