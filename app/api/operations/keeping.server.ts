/** Backups, exports of everything, and what was erased. */
import { z } from "zod";
import { exportsShown, startExportAll } from "#app/jobs/export-all.server.ts";
import { backUpNow } from "#app/jobs/run-backup.server.ts";
import { eraseByForm } from "#app/jobs/start-erase.server.ts";
import { snapshotsShown } from "#app/keeping/backup-folder.server.ts";
import { type BackupStanding, backupStanding } from "#app/keeping/backup-standing.server.ts";
import { erasuresShown } from "#app/keeping/erase/erasures-shown.server.ts";
import { listTombstones } from "#db/keeping.server.ts";
import { count, iso, isoOrNull, reason, SAMPLE, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { refused } from "../problem.ts";
import { told } from "../told.ts";
import { typedForm } from "../typed.ts";

const keep = { group: "Backups and erasures", need: "accounts.manage" } as const;
/** Of backups: since when, how often, how many stay. */
const standing = z.object({
  last: time.nullable(),
  everyHours: z.number(),
  keep: count,
  overdue: z.string().nullable().meta({ description: "A sentence while the last one is too long ago." }),
});
const snapshot = z.object({ name: z.string(), at: time, database: count, files: count, bytes: count });
const exported = z.object({
  ...{ id: z.string(), state: z.string(), createdAt: time },
  counts: z.object({ tables: count, rows: count, files: count, bytes: count }).nullable(),
  until: time.nullable().meta({ description: "Until when it can be taken away; null while or when it is not there." }),
});

export const keeping = {
  "GET /backups": operation({
    ...keep,
    id: "showBackups",
    title: "How it stands with the backups, and which there are.",
    answer: z.object({ standing: standing.nullable(), snapshots: z.array(snapshot) }),
    example: {},
    async handle({ context: { db, settings, now } }) {
      const folder = settings.backupFolder;
      const { last, ...rest } = (await backupStanding(db, settings, now())) ?? {};
      const snapshots = folder === null ? [] : snapshotsShown(folder);
      return {
        standing: folder === null ? null : { last: isoOrNull(last), ...(rest as Omit<BackupStanding, "last">) },
        snapshots: snapshots.map(({ at, ...said }) => ({ ...said, at: iso(at) })),
      };
    },
  }),
  "POST /backups": operation({
    ...keep,
    id: "backUp",
    title: "Queue a backup for now.",
    about: "Does nothing where no folder is set, or while one waits.",
    status: 202,
    answer: z.object({ queued: z.boolean() }),
    example: {},
    async handle({ context }) {
      return { queued: await backUpNow(context, context.settings, context.now()) };
    },
  }),
  "GET /exports": operation({
    ...keep,
    id: "listExports",
    title: "Exports of everything, and until when each can be taken away.",
    answer: z.object({ exports: z.array(exported) }),
    example: {},
    async handle({ context }) {
      const all = await exportsShown(context, context.now());
      return {
        exports: all.map(({ createdAt, until, ...said }) => ({
          ...{ ...said, createdAt: iso(createdAt), until: isoOrNull(until) },
        })),
      };
    },
  }),
  "POST /exports": operation({
    ...keep,
    id: "exportEverything",
    title: "Export everything as a job; one at a time.",
    status: 202,
    answer: z.object({ queued: z.boolean() }),
    example: {},
    async handle({ context }) {
      return { queued: await startExportAll(context, context.now()) };
    },
  }),
  "GET /erasures": pageOperation({
    ...keep,
    id: "listErasures",
    title: "What was erased, when and why; never whose it was.",
    async page({ context: { db } }) {
      return { erasures: await erasuresShown(db), deliveries: await listTombstones(db) };
    },
  }),
  "POST /erasures": operation({
    ...keep,
    id: "eraseAnnotator",
    title: "Erase an annotator everywhere, as a job with a receipt; or with `look` count what would be erased.",
    tellsSecret: true,
    body: z.strictObject({
      vendor: z.string(),
      pseudonym: z.string(),
      reason,
      do: z.enum(["look", "erase"]).meta({ description: "`erase` cannot be taken back." }),
    }),
    answer: told("erasure"),
    example: { body: { vendor: SAMPLE.vendor, pseudonym: "w-01", reason: "Asked for on 3 October.", do: "look" } },
    async handle({ context, person, body }) {
      const sent = await eraseByForm(context, typedForm(body), person.name);
      if (sent.kind === "refused") throw refused(sent.errors);
      return sent.kind === "preview" ? sent.facts : { job: sent.jobId, receipt: sent.receipt };
    },
  }),
};
