/** How long the texts of a contract are kept after its end, and their deletion. */
import { z } from "zod";
import { jobView } from "#app/jobs/job-view.ts";
import { startRetention } from "#app/jobs/start-retention.server.ts";
import { setRetention } from "#app/keeping/retention/retention-form.server.ts";
import { retentionPage } from "#app/keeping/retention/retention-page.server.ts";
import { retentionsShown } from "#app/keeping/retention/standing.server.ts";
import { jobById } from "#db/jobs.server.ts";
import { CHANGED, changed, count, isoOrNull, param, reason, SAMPLE, time } from "../fields.ts";
import { Located, operation } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found } from "../problem.ts";
import { accepted } from "../typed.ts";
import { job, shownJob } from "./jobs.server.ts";

const retention = { group: "Retention", params: { contract: param.contract } } as const;
const kept = z.object({
  ...{ id: z.string(), title: z.string(), vendor: z.string(), state: z.string(), says: z.string() },
  ...{ dueAt: time.nullable(), records: count },
});

export const retentions = {
  "GET /contracts/{contract}/retention": pageOperation({
    ...retention,
    id: "showRetention",
    title: "How long the texts of a contract are kept, what would go, and what went.",
    need: "contracts.read",
    example: { params: { contract: SAMPLE.contract } },
    page: ({ context, params }) => retentionPage(context, params.contract),
  }),
  "POST /contracts/{contract}/retention": operation({
    ...retention,
    id: "setRetention",
    title: "Say how long the texts of a contract are kept after its end.",
    need: "contracts.write",
    body: z.strictObject({ days: z.int().min(0).nullable().meta({ description: "Null: for good." }), reason }),
    answer: changed,
    example: { params: { contract: SAMPLE.contract }, body: { days: 90, reason: "As agreed in clause 12." } },
    async handle({ context, params, person, body: { days, reason: why } }) {
      const form = { days: days === null ? "" : String(days), reason: why, by: person.name };
      accepted(await setRetention(context, params.contract, form));
      return CHANGED;
    },
  }),
  "POST /contracts/{contract}/retention/deletion": operation({
    ...retention,
    id: "deleteTexts",
    title: "Sign the deletion of the texts of a contract that ended; it cannot be taken back.",
    need: "retention.sign",
    body: z.strictObject({
      reason,
      seen: z
        .string()
        .max(64)
        .meta({ description: "`preview.seen` of what was looked at: something else is refused." }),
      acknowledged: z.boolean().optional().meta({ description: "That a pointer names a release which would go." }),
    }),
    status: 202,
    answer: job,
    example: { params: { contract: SAMPLE.ended }, body: { reason: "Ninety days are over.", seen: SAMPLE.seen } },
    async handle({ context, params, person, body }) {
      const acknowledged = body.acknowledged ? "yes" : "no";
      const done = await startRetention(context, params.contract, { ...body, acknowledged, by: person.name });
      const queued = found(await jobById(context.db, accepted(done).jobId ?? ""));
      return new Located(`/api/v1/jobs/${queued.id}`, shownJob(jobView(queued, context.now())));
    },
  }),
  "GET /retentions": operation({
    group: retention.group,
    need: "accounts.manage",
    id: "listRetentions",
    title: "Contracts with a retention and those that ended without one, what is due first.",
    answer: z.object({ retentions: z.array(kept) }),
    example: {},
    async handle({ context }) {
      const all = await retentionsShown(context.db, context.now());
      return { retentions: all.map(({ dueAt, ...said }) => ({ ...said, dueAt: isoOrNull(dueAt) })) };
    },
  }),
};
