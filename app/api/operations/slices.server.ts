/** Parts of weeks that have a name, and those that stand out. */
import { z } from "zod";
import { SLICE_SCOPES } from "#app/domain/saved-slice.ts";
import { putAway, saveSlice } from "#app/review/save-slice.server.ts";
import { savedSlicePage } from "#app/review/saved-slice-page.server.ts";
import { savedSlicesPage } from "#app/review/saved-slices.server.ts";
import { SLICE_SORTS, slicesPage } from "#app/review/slices-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { CHANGED, changed, id, iso, param, SAMPLE, signed, time } from "../fields.ts";
import { Located, operation } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found, refused } from "../problem.ts";
import { accepted, typedForm } from "../typed.ts";

const group = "Slices";
const saved = z.object({
  id: z.int(),
  name: z.string(),
  contract: id,
  week: z.int().nullable().meta({ description: "Null: it applies to every week." }),
  about: z.string(),
  slice: z.string().meta({ description: "Its parameters, as those of the records." }),
  author: signed,
  createdAt: time,
  archived: z.boolean(),
});

export const slices = {
  "GET /slices": operation({
    id: "listSavedSlices",
    group,
    title: "Slices that have a name.",
    need: "contracts.read",
    query: { ...pageQuery, contract: z.string().optional(), archived: z.enum(["yes"]).optional() },
    answer: pageSchema(saved),
    example: {},
    async handle({ context, query: { contract, archived, ...query } }) {
      const { rows } = await savedSlicesPage(context.db, typedForm({ contract, archived }));
      const all = rows.map((row) => ({
        ...{
          id: row.id,
          name: row.name,
          contract: row.contractId,
          week: row.week,
          about: row.about,
          slice: row.params,
        },
        ...{ author: row.author, createdAt: iso(row.createdAt), archived: row.archived !== null },
      }));
      return pageOf(all, ({ id }) => [-id], query);
    },
  }),
  "POST /batches/{batch}/slices": operation({
    id: "saveSlice",
    group,
    title: "Give a slice a name.",
    need: "flags.write",
    params: { batch: param.batch },
    body: z.strictObject({
      name: z.string(),
      slice: z.string().max(4000).meta({ description: "Parameters of the records, as `domain=code`." }),
      scope: z.enum(SLICE_SCOPES).meta({ description: "This week, or every week of the contract." }),
    }),
    status: 201,
    answer: z.object({ id: z.int() }),
    example: {
      params: { batch: SAMPLE.batch },
      body: { name: "w-01", slice: "annotator=w-01", scope: "contract" },
    },
    async handle({ context, params, person, body }) {
      found(await batchById(context.db, params.batch));
      const form = typedForm({ ...body, batch: params.batch, author: person.name });
      const made = accepted(await saveSlice(context, form));
      return new Located(`/api/v1/slices/${made.id}`, { id: made.id });
    },
  }),
  "GET /slices/{slice}": pageOperation({
    id: "showSavedSlice",
    group,
    title: "One slice: its weeks, its flags, the metrics of a week in it.",
    need: "contracts.read",
    params: { slice: param.slice },
    query: { week: z.string().max(20).optional() },
    example: { params: { slice: SAMPLE.slice } },
    page: ({ context, params }, search) => savedSlicePage(context, params.slice, search),
  }),
  "POST /slices/{slice}/archive": operation({
    id: "archiveSlice",
    group,
    title: "Put a slice away; what refers to it stays.",
    need: "flags.write",
    params: { slice: param.slice },
    answer: changed,
    example: { params: { slice: SAMPLE.slice } },
    async handle({ context, params, person }) {
      const problem = await putAway(context, params.slice, person.name);
      if (problem) throw refused({ "": problem });
      return CHANGED;
    },
  }),
  "GET /batches/{batch}/worst-slices": pageOperation({
    id: "listWorstSlices",
    group,
    title: "Slices of a week that differ from the rest, with what chance would do.",
    need: "contracts.read",
    params: { batch: param.batch },
    query: { sort: z.enum(SLICE_SORTS.flatMap((one) => [one, `-${one}`])).optional() },
    example: { params: { batch: SAMPLE.batch } },
    page: ({ context, params }, search) => slicesPage(context, params.batch, search),
  }),
};
