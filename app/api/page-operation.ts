/** What a page says as a whole, as an operation: the loader’s own data, so that page and program cannot differ. */
import { z } from "zod";
import { facts, iso } from "./fields.ts";
import { type ApiNeed, type Asked, type Example, operation } from "./operation.ts";
import { found } from "./problem.ts";
import { typedForm } from "./typed.ts";

interface PageSpec<P extends z.core.$ZodShape, Q extends z.core.$ZodShape> {
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
  ): Promise<object | null | undefined>;
}

type Empty = Record<never, never>;

export function pageOperation<P extends z.core.$ZodShape = Empty, Q extends z.core.$ZodShape = Empty>(
  spec: PageSpec<P, Q>,
) {
  const { page, example = {}, params = {} as P, query = {} as Q, ...about } = spec;
  return operation({
    ...{ ...about, params, query, example, answer: facts },
    async handle(asked) {
      const given = asked as unknown as Parameters<typeof page>[0];
      const search = typedForm(given.query as Record<string, string | number | undefined>);
      // When it was looked at is no part of what is said: the same answer has the same ETag.
      const { now: _, ...said } = found(await page(given, search)) as { now?: number };
      return timed(said) as Record<string, unknown>;
    },
  });
}

/** Optional texts of the address of a page. */
export function texts<const Names extends readonly string[]>(...names: Names) {
  const one = z.string().max(500).optional();
  return Object.fromEntries(names.map((name) => [name, one])) as Record<Names[number], typeof one>;
}

/** Numbers that are places in an order also stand under `at`; an instant of ours is never as small. */
const [EARLIEST, LATEST] = [Date.UTC(2000, 0, 1), Date.UTC(9999, 0, 1)];

/** As JSON has it, with instants as the rest of the API writes them: a number under `at` or `…At`. */
function timed(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, one) =>
      typeof one === "number" && /^at$|At$/.test(name) && one > EARLIEST && one < LATEST ? iso(one) : one,
    ),
  );
}
