/** Training runs on releases, and what they scored. */
import { z } from "zod";
import { BETTER, EVALUATION_UNITS, RUN_KINDS } from "#app/domain/training-run.ts";
import { registerRun, withdraw } from "#app/loop/register-run.server.ts";
import { EVALUATION_LIST } from "#app/loop/run-lists.ts";
import { runPage } from "#app/loop/run-page.server.ts";
import { runsPage } from "#app/loop/runs-page.server.ts";
import { takeEvaluations } from "#app/loop/take-evaluations.server.ts";
import type { RunRow } from "#db/training-runs.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, id, iso, param, reason, SAMPLE, said, signed, time } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, Located, operation } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { told } from "../told.ts";
import { accepted } from "../typed.ts";

const run = z.object({
  id,
  name: z.string(),
  kind: z.enum(RUN_KINDS),
  release: z.string().nullable(),
  baseCheckpoint: z.string(),
  method: z.string(),
  config: z.string(),
  seeds: z.array(z.int()),
  checkpoint: z.string(),
  leftOut: z.array(z.object({ batch: id, week: z.int() })),
  note: z.string(),
  by: signed,
  at: time,
  withdrawal: z.object({ why: z.string(), by: signed, at: time }).nullable(),
});

function shown(row: RunRow): z.input<typeof run> {
  const { id, name, kind, release, baseCheckpoint, method, config, seeds, checkpoint, note, by, withdrawal } = row;
  return {
    ...{ id, name, kind, release, baseCheckpoint, method, config, seeds: [...seeds], checkpoint, note, by },
    ...{ at: iso(row.at), leftOut: row.leftOut.map(({ batchId, week }) => ({ batch: batchId, week })) },
    withdrawal: withdrawal && { why: withdrawal.why, by: withdrawal.by, at: iso(withdrawal.at) },
  };
}

const pageOfRun = async ({ context, params }: Asked<{ run: string }, unknown, unknown>) =>
  found(await runPage(context.db, params.run));

export const runs = {
  "GET /runs": operation({
    id: "listRuns",
    group: "Training runs",
    title: "Training runs, newest first.",
    need: "contracts.read",
    query: { ...pageQuery, kind: z.enum(RUN_KINDS).optional(), release: z.string().max(200).optional() },
    answer: pageSchema(run.extend({ evaluations: count })),
    example: {},
    async handle({ context, query }) {
      const { kind = "", release = "" } = query;
      const asked = new URLSearchParams({ kind, release });
      const { rows } = await runsPage(context.db, asked, Number.POSITIVE_INFINITY);
      const all = rows.map((row) => ({ row: { ...shown(row), evaluations: row.evaluations }, at: -row.at }));
      const { items, next } = pageOf(all, ({ at, row }) => [at, row.name], query);
      return { items: items.map(({ row }) => row), next };
    },
  }),
  "POST /runs": operation({
    id: "registerRun",
    group: "Training runs",
    title: "Register a training run: on a whole release, on one without some weeks, or the base checkpoint itself.",
    need: "releases.make",
    body: z.strictObject({
      name: z.string(),
      kind: z.enum(RUN_KINDS),
      release: z.string().max(200).optional().meta({ description: "Identifier or name; not with `base`." }),
      baseCheckpoint: z.string(),
      method: z.string().optional(),
      config: z.string().optional(),
      seeds: z.array(z.int()),
      checkpoint: z.string().optional().meta({ description: "What came of it." }),
      leftOut: z.array(z.string()).max(500).optional().meta({ description: "Batches, with `ablation`." }),
      note: said.optional(),
    }),
    status: 201,
    answer: run,
    example: {
      body: {
        ...{ name: "dpo-2", kind: "main", release: SAMPLE.release, baseCheckpoint: "base-7b", method: "DPO" },
        seeds: [1, 2, 3],
      },
    },
    async handle({ context, person, body }) {
      const made = accepted(await registerRun(context.db, { ...body, by: person.name }, context.now()));
      return new Located(`/api/v1/runs/${made.id}`, shown(found(await runPage(context.db, made.id)).run));
    },
  }),
  "GET /runs/{run}": operation({
    id: "showRun",
    group: "Training runs",
    title: "One run, held against the base checkpoint and the whole release.",
    need: "contracts.read",
    params: { run: param.run },
    answer: run.extend({ against: z.array(told("runAgainst")) }),
    example: { params: { run: SAMPLE.run } },
    async handle(asked) {
      const page = await pageOfRun(asked);
      return { ...shown(page.run), against: [...page.against] };
    },
  }),
  "GET /runs/{run}/evaluations": listOperation({
    id: "listEvaluations",
    group: "Training runs",
    title: "What a run scored, without what was corrected since.",
    need: "contracts.read",
    params: { run: param.run },
    list: EVALUATION_LIST,
    also: { id: (row) => row.id },
    example: { params: { run: SAMPLE.run } },
    rows: async (asked) => (await pageOfRun(asked)).evaluations,
  }),
  "POST /runs/{run}/evaluations": operation({
    id: "noteEvaluations",
    group: "Training runs",
    title: "Note what a run scored, or correct it; all or nothing.",
    need: "releases.make",
    params: { run: param.run },
    body: z.strictObject({
      evaluations: z
        .array(
          z.strictObject({
            evaluation: z.string(),
            seed: z.int(),
            value: z.number(),
            n: z.int().optional().meta({ description: "Items it was measured on; or give standardError." }),
            standardError: z.number().optional(),
            better: z.enum(BETTER).optional(),
            unit: z.enum(EVALUATION_UNITS).optional(),
            contamination: z.string().optional(),
            why: z.string().optional().meta({ description: "Of a correction." }),
          }),
        )
        .min(1)
        .max(5000),
    }),
    answer: z.object({ stored: count, corrected: count }),
    example: {
      params: { run: SAMPLE.run },
      body: { evaluations: [{ evaluation: "arena-hard", seed: 1, value: 0.41, n: 500 }] },
    },
    async handle(asked) {
      const { run: of } = await pageOfRun(asked);
      const { context, person, body } = asked;
      const rows = body.evaluations.map(({ standardError, ...row }) => ({ ...row, standard_error: standardError }));
      const source = { text: JSON.stringify(rows), run: of.id, by: person.name, now: context.now() };
      const taken = await takeEvaluations(context.db, source);
      if (taken.kind === "taken") return { stored: taken.stored, corrected: taken.corrected };
      const faults = taken.faults.map(({ line, field, hint }) => [`evaluations.${line - 1}.${field}`, hint] as const);
      throw refused(faults.length > 0 ? Object.fromEntries(faults) : { "": taken.message });
    },
  }),
  "POST /runs/{run}/withdrawal": operation({
    id: "withdrawRun",
    group: "Training runs",
    title: "Withdraw a run: it counts no more.",
    need: "releases.make",
    params: { run: param.run },
    body: z.strictObject({ why: reason }),
    answer: run,
    example: { params: { run: SAMPLE.run }, body: { why: "Trained on the wrong checkpoint." } },
    async handle(asked) {
      const { run: before } = await pageOfRun(asked);
      const { context, person, body } = asked;
      accepted(await withdraw(context.db, before.id, { ...body, by: person.name }, context.now()));
      return shown((await pageOfRun(asked)).run);
    },
  }),
};
