/** What the vendor says of a week, beside what is measured. */
import { z } from "zod";
import { CLAIM_LIST } from "#app/review/batch-lists.ts";
import { claimsOfJson } from "#app/review/claim-form.ts";
import { claimsPage } from "#app/review/claims-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { claimsOfBatch, removeClaim, storeClaims } from "#db/vendor-claims.server.ts";
import { CHANGED, changed, count, day, param, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { found, refused } from "../problem.ts";

export const claims = {
  "GET /batches/{batch}/claims": listOperation({
    id: "listClaims",
    group: "Claims",
    title: "What the vendor states for a week, with what is measured and whether the two can both be.",
    need: "contracts.read",
    params: { batch: param.batch },
    list: CLAIM_LIST,
    also: { claim: ({ id }) => id, metricId: ({ metric }) => metric },
    example: { params: { batch: SAMPLE.batch } },
    rows: async ({ context, params }) => found(await claimsPage(context.db, params.batch)).claims,
  }),
  "POST /batches/{batch}/claims": operation({
    id: "noteClaims",
    group: "Claims",
    title: "Note what the vendor states; all or nothing.",
    about: "Said again for the same metric and source, it takes the place of what was said.",
    need: "deliveries.take-in",
    params: { batch: param.batch },
    body: z.strictObject({
      claims: z
        .array(
          z.strictObject({
            metric: z.string().max(100),
            value: z.number(),
            n: z.int().min(1).optional().meta({ description: "On how many it was measured." }),
            source: z.string().max(200).optional().meta({ description: "Where it is said." }),
            date: day.optional().meta({ description: "When it was said; today when left out." }),
          }),
        )
        .min(1)
        .max(1000),
    }),
    answer: z.object({ stored: count }),
    example: {
      params: { batch: SAMPLE.batch },
      body: {
        claims: [{ metric: "raw-agreement-3way", value: 0.82, n: 400, source: "weekly report", date: "2026-10-01" }],
      },
    },
    async handle({ context, params, person, body }) {
      const batch = found(await batchById(context.db, params.batch));
      const read = claimsOfJson(body.claims, context.now());
      if (!read.ok) throw refused({ claims: read.problems.join(" ") });
      const entered = { batchId: batch.id, enteredAt: context.now(), enteredBy: person.name };
      const all = read.claims.map((claim) => ({ ...claim, ...entered }));
      await storeClaims(context.db, all);
      return { stored: all.length };
    },
  }),
  "DELETE /batches/{batch}/claims/{claim}": operation({
    id: "removeClaim",
    group: "Claims",
    title: "Take a claim away that was noted by mistake.",
    need: "deliveries.take-in",
    params: { batch: param.batch, claim: param.claim },
    answer: changed,
    example: { params: { batch: SAMPLE.batch, claim: SAMPLE.claim } },
    async handle({ context, params: { batch, claim } }) {
      found((await claimsOfBatch(context.db, batch)).find(({ id }) => id === claim));
      await removeClaim(context.db, batch, claim);
      return CHANGED;
    },
  }),
};
