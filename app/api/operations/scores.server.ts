/** Files that come beside deliveries: scores of models, evaluation sets that must not be trained on. */
import { rm } from "node:fs/promises";
import { z } from "zod";
import { SCORE_KINDS } from "#app/domain/score-kind.ts";
import { protect } from "#app/ingest/contamination/protect.server.ts";
import { protectedName } from "#app/ingest/contamination/protected-name.ts";
import { UnusableFile } from "#app/ingest/formats/format.ts";
import { importScores } from "#app/ingest/scores/import-scores.server.ts";
import { MOST_SIDE_BYTES, sideFileText } from "#app/ingest/side-file-text.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { queueRescan } from "#app/jobs/queue-rescan.server.ts";
import { SCORE_LIST } from "#app/review/batch-lists.ts";
import { PROTECTED_LIST } from "#app/review/desk-lists.ts";
import { protectedSetsPage } from "#app/review/protected-sets-page.server.ts";
import { scoresPage } from "#app/review/scores-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { jobById } from "#db/jobs.server.ts";
import { protectedSetById, removeProtectedSet } from "#db/protected-sets.server.ts";
import { CHANGED, changed, count, id, param, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { Located, operation, takesBytes, takesUpload } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { accepted } from "../typed.ts";
import { job, shownJob } from "./jobs.server.ts";

const name = z.string().min(1).max(200).meta({ description: "Name of the file." });
const BATCH = { params: { batch: SAMPLE.batch } };

export const scores = {
  "GET /batches/{batch}/scores": listOperation({
    id: "listScoreSets",
    group: "Scores",
    title: "Scores that were imported for a week.",
    need: "contracts.read",
    params: { batch: param.batch },
    list: SCORE_LIST,
    example: BATCH,
    async rows({ context, params }) {
      found(await batchById(context.db, params.batch));
      return (await scoresPage(context, params.batch, new URLSearchParams()))?.sets ?? [];
    },
  }),
  "POST /batches/{batch}/scores": takesBytes({
    id: "importScores",
    group: "Scores",
    title:
      "Import scores of a reward model or a judge: CSV, JSON or JSON Lines as the body. The week is measured again.",
    need: "deliveries.take-in",
    params: { batch: param.batch },
    query: {
      name: z.string().max(100).meta({ description: "What the scores are called, for example after the model." }),
      kind: z.enum(SCORE_KINDS),
      file: name.optional(),
    },
    mostBytes: MOST_SIDE_BYTES,
    contentType: "application/octet-stream",
    answer: z.object({
      scored: count,
      missing: count,
      unknown: count.meta({ description: "Rows about no record of the week." }),
      faulty: count,
      faults: z.array(z.object({ line: z.int(), field: z.string(), hint: z.string() })),
    }),
    example: {
      ...BATCH,
      query: { name: "reward-7b", kind: "reward" },
      body: "id,response,score\nitem-1,0,0.4\nitem-1,1,1.2\n",
    },
    async handle({ context, params, query, person, body }) {
      const batch = found(await batchById(context.db, params.batch));
      const read = sideFileText(body);
      if (read.kind === "refused") throw refused({ "": read.message });
      const from = { vault: context.vault, text: read.text, fileName: query.file ?? "scores" };
      const given = { batchId: batch.id, name: query.name, kind: query.kind, by: person.name, now: context.now() };
      const done = await importScores(context.db, { ...from, ...given });
      const { faults } = done;
      if (done.kind === "stored") {
        const { scored, missing, unknown, faulty } = done;
        return { scored, missing, unknown, faulty, faults };
      }
      throw refused({ "": done.message, ...Object.fromEntries(faults.map((one) => [`line ${one.line}`, one.hint])) });
    },
  }),
  "GET /protected-sets": listOperation({
    id: "listProtectedSets",
    group: "Protected sets",
    title: "Evaluation sets that must not be trained on, and how much of them was found in deliveries.",
    need: "contracts.read",
    list: PROTECTED_LIST,
    also: { id: (row) => row.id },
    rows: async ({ context }) => (await protectedSetsPage(context.db)).sets,
  }),
  "POST /protected-sets": takesUpload({
    id: "protect",
    group: "Protected sets",
    title: "Add an evaluation set: its bytes are the body.",
    need: "policies.write",
    params: {},
    query: {
      name: z.string().max(100).meta({ description: "Of the set." }),
      version: z.string().max(100),
      file: name.optional(),
      field: z.string().max(200).optional().meta({ description: "Where the texts are; recognised when left out." }),
    },
    status: 201,
    answer: z.object({ id, entries: count, field: z.string() }),
    example: {
      query: { name: "Own questions", version: "1", file: "own.jsonl" },
      body: '{"prompt":"What is the boiling point of water at the height of this lake?"}\n',
    },
    async handle({ context, query, person, body: file }) {
      const named = accepted(protectedName(query.name, query.version));
      const from = { file: file.path, fileName: query.file ?? file.name, field: query.field ?? null };
      const request = { ...from, name: named.name, version: named.version, by: person.name, now: context.now() };
      try {
        const stored = await protect(context.db, context.vault, request);
        if (stored.kind === "refused") throw refused({ version: stored.message });
        const { id: made, set } = stored;
        return new Located("/api/v1/protected-sets", { id: made, entries: set.texts.length, field: set.field });
      } catch (error) {
        if (error instanceof UnusableFile) throw refused({ "": `${error.message} ${error.hint}`.trim() });
        throw error;
      } finally {
        await rm(file.path, { force: true });
      }
    },
  }),
  "POST /protected-sets/comparison": operation({
    id: "compareAgain",
    group: "Protected sets",
    title: "Compare what is here already with the sets, for one contract or for all.",
    need: "policies.write",
    body: z.strictObject({ contract: z.string().optional().meta({ description: "All when left out." }) }),
    status: 202,
    answer: job,
    example: { body: { contract: SAMPLE.contract } },
    async handle({ context, body }) {
      const made = await queueRescan(context, body.contract ?? "all");
      if (!made) throw refused({ contract: "Choose a contract with deliveries." });
      const queued = found(await jobById(context.db, made));
      return new Located(`/api/v1/jobs/${made}`, shownJob(jobView(queued, context.now())));
    },
  }),
  "DELETE /protected-sets/{set}": operation({
    id: "unprotect",
    group: "Protected sets",
    title: "Remove a set; what was found with it stays said.",
    need: "policies.write",
    params: { set: param.set },
    answer: changed,
    example: { params: { set: SAMPLE.set } },
    async handle({ context, params }) {
      const set = found(await protectedSetById(context.db, params.set));
      await removeProtectedSet(context.db, set.id, context.now());
      return CHANGED;
    },
  }),
};
