/** What vendors say of their annotators, against what a contract asks for. */
import { z } from "zod";
import { parsePopulationTargets, populationTargetsText } from "#app/domain/population-targets.ts";
import { planAttributes, storeAttributes } from "#app/ingest/population/import-attributes.server.ts";
import { populationPage } from "#app/review/population-page.server.ts";
import { vendorPopulation } from "#app/review/vendor-population.server.ts";
import { contractById, vendorById } from "#db/contracts.server.ts";
import { eraseAttributes, replaceTargets } from "#db/population.server.ts";
import { CHANGED, changed, count, param, SAMPLE } from "../fields.ts";
import { operation, takesBytes } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found, refused } from "../problem.ts";

const group = "Population";
const CONTRACT = { params: { contract: SAMPLE.contract } };
const VENDOR = { params: { vendor: SAMPLE.vendor } };
const MOST_BYTES = 8 * 1024 * 1024;

export const population = {
  "GET /contracts/{contract}/population": pageOperation({
    id: "showPopulation",
    group,
    title: "Shares of attributes among those who worked, against the targets.",
    need: "personal.read",
    params: { contract: param.contract },
    example: CONTRACT,
    page: ({ context, params }) => populationPage(context, params.contract),
  }),
  "PUT /contracts/{contract}/population": operation({
    id: "setPopulationTargets",
    group,
    title: "Say which shares are asked for.",
    need: "contracts.write",
    params: { contract: param.contract },
    body: z.strictObject({
      targets: z
        .array(z.strictObject({ attribute: z.string(), value: z.string(), share: z.number().gt(0).max(1) }))
        .max(200),
    }),
    answer: changed,
    example: { ...CONTRACT, body: { targets: [{ attribute: "region", value: "north", share: 0.4 }] } },
    async handle({ context, params, body }) {
      const contract = found(await contractById(context.db, params.contract));
      const read = parsePopulationTargets(populationTargetsText(body.targets));
      if (!read.ok) throw refused({ targets: read.message });
      await replaceTargets(context.db, contract.id, read.targets);
      return CHANGED;
    },
  }),
  "GET /vendors/{vendor}/population": pageOperation({
    id: "showVendorPopulation",
    group,
    title: "What a vendor says of its annotators, counted.",
    need: "personal.read",
    params: { vendor: param.vendor },
    example: VENDOR,
    page: ({ context, params }) => vendorPopulation(context.db, params.vendor),
  }),
  "POST /vendors/{vendor}/population": takesBytes({
    id: "importAttributes",
    group,
    title: "Take in what a vendor says of its annotators: CSV, JSON or JSON Lines as the body.",
    need: "personal.write",
    params: { vendor: param.vendor },
    query: {},
    mostBytes: MOST_BYTES,
    contentType: "application/octet-stream",
    answer: z.object({ values: count }),
    example: { ...VENDOR, body: "annotator,attribute,value\nw-01,region,north\n" },
    async handle({ context, params, person, body }) {
      const vendor = found(await vendorById(context.db, params.vendor));
      const plan = await planAttributes(context.db, vendor.id, Buffer.from(body));
      if (plan.kind === "refused")
        throw refused(Object.fromEntries(plan.faults.map(({ line, field, hint }) => [`line ${line}, ${field}`, hint])));
      await storeAttributes(context.db, vendor.id, plan, person.name, context.now());
      return { values: plan.rows.length };
    },
  }),
  "DELETE /vendors/{vendor}/population": operation({
    id: "eraseAttributes",
    group,
    title: "Erase what a vendor says of one annotator, or of all.",
    need: "personal.write",
    params: { vendor: param.vendor },
    query: { pseudonym: z.string().max(200).optional().meta({ description: "All when left out." }) },
    answer: z.object({ erased: count }),
    example: { ...VENDOR, query: { pseudonym: "w-01" } },
    async handle({ context, params, query }) {
      const vendor = found(await vendorById(context.db, params.vendor));
      return { erased: await eraseAttributes(context.db, vendor.id, query.pseudonym) };
    },
  }),
};
