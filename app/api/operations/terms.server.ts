/** What the contract says, dated, with the clocks that it starts. */
import { z } from "zod";
import { CLOCK_LIST, TERM_LIST } from "#app/contracts/contract-lists.ts";
import { recordTermOf, termPage } from "#app/contracts/term-page.server.ts";
import { datedTerms } from "#app/contracts/terms-page.server.ts";
import { TERM_KINDS } from "#app/domain/terms/kinds.ts";
import { day, iso, param, SAMPLE, said, signed, time } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, operation } from "../operation.ts";
import { found } from "../problem.ts";
import { told } from "../told.ts";
import { accepted, typedForm } from "../typed.ts";

const of = { contract: param.contract, term: z.enum(TERM_KINDS) };
const term = z.object({
  term: z.enum(TERM_KINDS),
  title: z.string(),
  about: z.string(),
  says: z.string().nullable().meta({ description: "What holds today." }),
  fields: z.array(told("termField")),
  versions: z.array(
    z.object({
      says: z.string(),
      clause: z.string(),
      source: z.string(),
      owner: z.string(),
      effectiveFrom: day,
      recordedBy: signed,
      recordedAt: time,
      isInForce: z.boolean(),
    }),
  ),
});

async function shown({
  context,
  params,
}: Pick<Asked<{ contract: string; term: string }, unknown, unknown>, "context" | "params">) {
  const page = found(await termPage(context, params.contract, params.term));
  const { kind, title, about, holds, fields } = page;
  const versions = page.versions.map((row) => ({ ...row, recordedAt: iso(row.recordedAt) }));
  return { term: kind, title, about, says: holds, fields: [...fields], versions };
}

const said1 = {
  group: "Terms",
  need: "contracts.read",
  params: { contract: param.contract },
  example: { params: { contract: SAMPLE.contract } },
} as const;

export const terms = {
  "GET /contracts/{contract}/terms": listOperation({
    ...said1,
    id: "listTerms",
    title: "What holds today of a contract, beside prices and weeks.",
    list: TERM_LIST,
    also: { kind: ({ kind }) => kind },
    rows: async ({ context, params }) => found(await datedTerms(context.db, params.contract, context.now())).recorded,
  }),
  "GET /contracts/{contract}/clocks": listOperation({
    ...said1,
    id: "listClocks",
    title: "Days that run: until a delivery is deemed accepted, rework is due, an invoice is to be paid.",
    list: CLOCK_LIST,
    also: { batch: ({ batch }) => batch?.id ?? null },
    rows: async ({ context, params }) => found(await datedTerms(context.db, params.contract, context.now())).clocks,
  }),
  "GET /contracts/{contract}/terms/{term}": operation({
    ...said1,
    id: "showTerm",
    title: "One term: what holds, and every version.",
    params: of,
    answer: term,
    example: { params: { contract: SAMPLE.contract, term: "rework" } },
    handle: shown,
  }),
  "POST /contracts/{contract}/terms/{term}": operation({
    ...said1,
    id: "recordTerm",
    title: "Record from when something else holds, or that nothing is agreed any more.",
    need: "contracts.write",
    params: of,
    body: z.strictObject({
      value: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .nullable()
        .meta({ description: "By field, as `fields` of the term names them; null strikes it." }),
      clause: said.optional(),
      source: z.string().max(200).optional().meta({ description: "Page or number of the clause." }),
      owner: z.string().meta({ description: "Who watches over it." }),
      effectiveFrom: day,
    }),
    answer: term,
    example: {
      params: { contract: SAMPLE.contract, term: "rework" },
      body: {
        value: { days: 5, dayKind: "business", maxRounds: 2 },
        ...{
          clause: "Rework within five working days.",
          source: "7.2",
          owner: "Ida Lead",
          effectiveFrom: "2026-10-05",
        },
      },
    },
    async handle(asked) {
      const { context, params, person, body } = asked;
      await shown(asked);
      const { value, ...rest } = body;
      const form = typedForm({
        ...value,
        ...rest,
        intent: value === null ? "strike" : "record",
        recordedBy: person.name,
      });
      accepted(await recordTermOf(context, params.contract, params.term, form));
      return shown(asked);
    },
  }),
};
