/** Training sets: made, listed, proved, taken out. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { RELEASE_USE_NAMES } from "#app/domain/terms/rights.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { startRelease, startVerify } from "#app/jobs/start-release.server.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { TRAINER_FORMATS } from "#app/release/formats/index.ts";
import { type Manifest, manifestSchema, manifestText } from "#app/release/manifest.ts";
import { DEFAULT_SPLIT, SPLITS, TURN_POLICIES } from "#app/release/release-options.ts";
import { PAIR_UNITS, PAIRINGS, SOFT_LABELS, TIE_POLICIES } from "#app/release/training-pair.ts";
import { WEIGHT_FORMS } from "#app/release/weight-form.ts";
import { jobById } from "#db/jobs.server.ts";
import { findRelease, listReleases, type ReleaseRow } from "#db/releases.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, id, iso, param, SAMPLE, signed, time } from "../fields.ts";
import { givesFile, Located, operation } from "../operation.ts";
import { found, Problem, refused } from "../problem.ts";
import { told } from "../told.ts";
import { job, shownJob } from "./jobs.server.ts";

const release = z.object({
  id,
  name: z.string(),
  createdAt: time,
  createdBy: signed,
  batches: count,
  pairs: count,
  effectivePairs: z.number(),
  files: z.array(
    z.object({ format: z.string(), split: z.enum(SPLITS).nullable(), sha256: z.string(), bytes: count, lines: count }),
  ),
});
const whole = release.extend({
  manifestSha256: z.string(),
  manifest: told("releaseManifest"),
});

function shown({ id, name, createdAt, createdBy, manifest: stored }: ReleaseRow) {
  const { batches, counts, files } = manifestSchema.parse(stored);
  return {
    ...{ id, name, createdAt: iso(createdAt), createdBy, batches: batches.length },
    ...{ pairs: counts.pairs, effectivePairs: counts.effectivePairs },
    files: files.map((file) => ({ ...file, split: file.split ?? null })),
  };
}

function shownWhole(row: ReleaseRow) {
  const manifest: Manifest = manifestSchema.parse(row.manifest);
  const manifestSha256 = createHash("sha256").update(manifestText(manifest)).digest("hex");
  return { ...shown(row), manifestSha256, manifest };
}

export const releases = {
  "GET /releases": operation({
    id: "listReleases",
    group: "Releases",
    title: "Releases, newest first.",
    need: "contracts.read",
    query: pageQuery,
    answer: pageSchema(release),
    example: {},
    async handle({ context, query }) {
      const rows = await listReleases(context.db);
      const { items, next } = pageOf(rows, ({ createdAt, id }) => [-createdAt, id], query);
      return { items: items.map(shown), next };
    },
  }),
  "POST /releases": operation({
    id: "createRelease",
    group: "Releases",
    title: "Make an immutable training set of decided weeks.",
    about: "A small one is there at once; a large one is a job. The answer names whichever it is.",
    need: "releases.make",
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      batches: z.array(z.uuid()).min(1).max(500),
      unit: z.enum(PAIR_UNITS).optional(),
      includeGold: z.boolean().default(false),
      pairing: z.enum(PAIRINGS).default("all"),
      ties: z.enum(TIE_POLICIES).default("drop"),
      softLabel: z.enum(SOFT_LABELS).default("none"),
      turns: z.enum(TURN_POLICIES).default("each"),
      heldOut: z.int().min(0).max(1_000_000).default(DEFAULT_SPLIT.heldOut),
      seed: z.int().min(0).default(1),
      use: z.enum(RELEASE_USE_NAMES).optional(),
      overrideRights: z.string().max(2000).optional(),
    }),
    status: 202,
    answer: z.object({ release: whole.nullable(), job: job.nullable() }),
    example: { body: { name: "winter-1", batches: [SAMPLE.batch], heldOut: 0 } },
    async handle({ context, person, body }) {
      const { name, batches, unit, seed, use, overrideRights, heldOut, ...options } = body;
      const split = heldOut === 0 ? null : { ...DEFAULT_SPLIT, heldOut };
      const request = { name, batchIds: batches, unit, seed, use, overrideRights, createdBy: person.name };
      const made = await startRelease(context, { ...request, options: { ...options, split } });
      if (made.kind === "refused") throw refused({ [made.field]: made.message });
      if (made.kind === "created") {
        const row = found(await findRelease(context.db, made.id));
        return new Located(`/api/v1/releases/${row.id}`, { release: shownWhole(row), job: null });
      }
      const queued = shownJob(jobView(found(await jobById(context.db, made.jobId)), context.now()));
      return new Located(`/api/v1/jobs/${made.jobId}`, { release: null, job: queued });
    },
  }),
  "GET /releases/{release}": operation({
    id: "showRelease",
    group: "Releases",
    title: "One release with its manifest.",
    need: "contracts.read",
    params: { release: param.release },
    answer: whole,
    example: { params: { release: SAMPLE.release } },
    async handle({ context, params }) {
      return shownWhole(found(await findRelease(context.db, params.release)));
    },
  }),
  "POST /releases/{release}/verification": operation({
    id: "verifyRelease",
    group: "Releases",
    title: "Write every promised file once more, into nothing, and compare the hashes: a job.",
    need: "releases.make",
    params: { release: param.release },
    status: 202,
    answer: job,
    example: { params: { release: SAMPLE.release } },
    async handle({ context, params }) {
      const made = found(await startVerify(context, params.release));
      const queued = shownJob(jobView(found(await jobById(context.db, made)), context.now()));
      return new Located(`/api/v1/jobs/${made}`, queued);
    },
  }),
  "GET /releases/{release}/files/{format}": givesFile({
    id: "exportRelease",
    group: "Releases",
    title: "A release as a training file, streamed: the bytes that `assay export` writes.",
    need: "exports.take",
    params: { release: param.release, format: z.enum(TRAINER_FORMATS.map(({ id }) => id)) },
    query: {
      weights: z.enum(WEIGHT_FORMS).optional().meta({ description: "How a weight leaves; a column when left out." }),
      split: z.enum(SPLITS).optional(),
      part: z.string().max(40).optional().meta({ description: "Of shards and sidecars." }),
    },
    example: { params: { release: SAMPLE.release, format: "trl-preference" } },
    async handle({ context, params, query }) {
      const file = await exportRelease(context, params.release, params.format, query);
      if (file.kind === "absent") throw new Problem(404, file.message);
      if (file.kind === "refused") throw new Problem(409, file.message);
      const { format, fileName, promised, chunks } = file;
      const bytes = promised?.bytes ?? null;
      return { contentType: format.contentType, fileName, bytes, sha256: promised?.sha256 ?? null, chunks };
    },
  }),
};
