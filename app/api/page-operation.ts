/** What a page says as a whole, as an operation: the loader’s own data, so that page and program cannot differ. */
import { z } from "zod";
import { type ApiNeed, type Asked, type Example, type Operation, operation } from "./operation.ts";
import { found } from "./problem.ts";
import { toldAs } from "./told.ts";
import { typedForm } from "./typed.ts";

interface PageSpec<P extends z.core.$ZodShape, Q extends z.core.$ZodShape, Page extends object> {
  id: string;
  group: string;
  title: string;
  about?: string;
  need: ApiNeed;
  params?: P;
  query?: Q;
  example?: Example;
  /** @param search the query as the page's address has it. Nothing: there is no such thing. */
  page(
    asked: Asked<z.output<z.ZodObject<P>>, z.output<z.ZodObject<Q>>, undefined>,
    search: URLSearchParams,
  ): Promise<Page | null | undefined>;
}

type Empty = Record<never, never>;

/** When it was looked at is no part of what is said: the same answer has the same ETag. */
export type Said<Page> = Page extends object ? Omit<Page, "now"> : never;

/** For `told.json`: of which type the answer is. */
export interface TellsPage<Page> {
  tells?: Page;
}

export function pageOperation<
  Page extends object,
  P extends z.core.$ZodShape = Empty,
  Q extends z.core.$ZodShape = Empty,
>(spec: PageSpec<P, Q, Page>) {
  const { page, example = {}, params = {} as P, query = {} as Q, ...about } = spec;
  const made = operation({
    ...{ ...about, params, query, example, answer: toldAs<unknown>(spec.id) },
    async handle(asked) {
      const given = asked as unknown as Parameters<typeof page>[0];
      return found(await page(given, typedForm(given.query as Record<string, string | number | undefined>)));
    },
  });
  return made as Operation<z.input<z.ZodObject<P>>, z.input<z.ZodObject<Q>>, undefined, Told<Said<Page>>> &
    TellsPage<Said<Page>>;
}

/** As it comes over the wire: instants are texts. */
export type Told<T> = T extends readonly (infer One)[]
  ? Told<One>[]
  : T extends object
    ? { [Name in keyof T]: Name extends "at" | `${string}At` ? Texts<T[Name]> : Told<T[Name]> }
    : T;
type Texts<T> = T extends number ? string : Told<T>;

/** Optional texts of the address of a page. */
export function texts<const Names extends readonly string[]>(...names: Names) {
  const one = z.string().max(500).optional();
  return Object.fromEntries(names.map((name) => [name, one])) as Record<Names[number], typeof one>;
}
