/** Backups, what was erased, and secret addresses of calendars. */
import { z } from "zod";
import { exportsShown, startExportAll } from "#app/jobs/export-all.server.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { backUpNow } from "#app/jobs/run-backup.server.ts";
import { eraseByForm } from "#app/jobs/start-erase.server.ts";
import { startRetention } from "#app/jobs/start-retention.server.ts";
import { snapshotsShown } from "#app/keeping/backup-folder.server.ts";
import { backupStanding } from "#app/keeping/backup-standing.server.ts";
import { erasuresShown } from "#app/keeping/erase/erasures-shown.server.ts";
import { setRetention } from "#app/keeping/retention/retention-form.server.ts";
import { retentionPage } from "#app/keeping/retention/retention-page.server.ts";
import { changeLink } from "#app/schedule/calendar-links.server.ts";
import { CALENDAR_LIST } from "#app/schedule/schedule-lists.ts";
import { listCalendarLinks } from "#db/calendar-links.server.ts";
import { jobById } from "#db/jobs.server.ts";
import { listTombstones } from "#db/keeping.server.ts";
import { CHANGED, changed, facts, param, reason, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { Located, operation } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { found, Problem, refused } from "../problem.ts";
import { accepted, typedFields, typedForm } from "../typed.ts";
import { job, shownJob } from "./jobs.server.ts";

const keep = { group: "Backups and erasures", need: "accounts.manage" } as const;
const calendar = { group: "Calendars", need: "contracts.write" } as const;
const retention = { group: "Retention", params: { contract: param.contract } } as const;
const address = z.object({
  path: z.string().nullable().meta({ description: "The secret address, shown once: a path of this server." }),
});

export const keeping = {
  "GET /backups": pageOperation({
    ...keep,
    id: "showBackups",
    title: "How it stands with the backups, and which there are.",
    async page({ context: { db, settings, now } }) {
      const folder = settings.backupFolder;
      const standing = await backupStanding(db, settings, now());
      return { standing, snapshots: folder === null ? [] : snapshotsShown(folder) };
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
  "GET /exports": pageOperation({
    ...keep,
    id: "listExports",
    title: "Exports of everything, and until when each can be taken away.",
    page: async ({ context }) => ({ exports: await exportsShown(context, context.now()) }),
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
    answer: facts,
    example: { body: { vendor: SAMPLE.vendor, pseudonym: "w-01", reason: "Asked for on 3 October.", do: "look" } },
    async handle({ context, person, body }) {
      const sent = await eraseByForm(context, typedForm(body), person.name);
      if (sent.kind === "refused") throw refused(sent.errors);
      return sent.kind === "preview" ? { ...sent.facts } : { job: sent.jobId, receipt: sent.receipt };
    },
  }),
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
  "GET /calendars": listOperation({
    ...calendar,
    id: "listCalendars",
    title: "Addresses under which calendars read due days; never the secrets.",
    need: "contracts.read",
    list: CALENDAR_LIST,
    also: { id: (row: Awaited<ReturnType<typeof listCalendarLinks>>[number]) => row.id },
    rows: ({ context }) => listCalendarLinks(context.db),
  }),
  "POST /contracts/{contract}/calendars": operation({
    ...calendar,
    id: "makeCalendar",
    title: "Make a secret address for the calendar of a contract.",
    tellsSecret: true,
    params: { contract: param.contract },
    answer: address,
    example: { params: { contract: SAMPLE.contract } },
    async handle({ context, params, person }) {
      const form = typedFields({ intent: "make", contract: params.contract, by: person.name });
      return { path: accepted(await changeLink(context, form)).path };
    },
  }),
  "POST /calendars": operation({
    ...calendar,
    id: "changeCalendar",
    title: "Make an address for every contract, replace one, or end it.",
    tellsSecret: true,
    body: z.discriminatedUnion("intent", [
      z.strictObject({ intent: z.literal("make") }),
      z.strictObject({ intent: z.enum(["rotate", "revoke"]), link: z.string() }),
    ]),
    answer: address,
    example: { body: { intent: "make" } },
    async handle({ context, person, body }) {
      const done = await changeLink(context, typedFields({ ...body, by: person.name }));
      if (!done.ok && done.errors.form) throw new Problem(404, done.errors.form);
      return { path: accepted(done).path };
    },
  }),
};
