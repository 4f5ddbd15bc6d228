/** Starts the server: recovery first, then the database, the worker and the port. */
import { rm } from "node:fs/promises";
import type { Server } from "node:http";
import pino from "pino";
import { recover } from "#app/ingest/recover.server.ts";
import { forgetExports } from "#app/jobs/export-all.server.ts";
import { waitingPath } from "#app/jobs/job.ts";
import { startQueue } from "#app/jobs/queue.server.ts";
import { backUpWhenDue } from "#app/jobs/run-backup.server.ts";
import { lastBackup } from "#app/keeping/backup-folder.server.ts";
import { backupStanding } from "#app/keeping/backup-standing.server.ts";
import { finishDeletions } from "#app/keeping/retention/apply.server.ts";
import { startMail } from "#app/mail/start.server.ts";
import { startNotifications } from "#app/notifications/start.server.ts";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { measuresOf } from "#app/operation/measures.server.ts";
import { setUpPath } from "#app/people/entry.server.ts";
import type { Settings } from "#app/settings.server.ts";
import { openVault, type Vault } from "#app/vault/vault.server.ts";
import { startWebhooks } from "#app/webhooks/start.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { forgetChecks, unfinishedJobs } from "#db/jobs.server.ts";
import { closeRestricted } from "#db/restricted.server.ts";
import { createApp } from "./app.server.ts";
import { guarded } from "./guard.server.ts";
import { builtPages, type Pages } from "./pages.server.ts";
import { patientServer } from "./patience.server.ts";
import { viewCache } from "./view-cache.server.ts";

export interface Running {
  url: string;
  /** Path of a fresh link for the first person; null when there is somebody. */
  setUpPath(): Promise<string | null>;
  stop(): Promise<void>;
}

export async function serve(settings: Settings, pages: Pages = builtPages()): Promise<Running> {
  const log = pino({ level: settings.log });
  // Before anything else: a page that nobody has said who may see is not served at all.
  guarded(await pages.build());
  const db = openDatabase(databasePath(settings.dataFolder));
  const vault = openVault(settings.dataFolder);
  const waiting = (await unfinishedJobs(db)).map((job) => waitingPath(job.input)?.split(/[\\/]/).at(-1) ?? "");
  const recovered = await recover(db, vault, new Set(waiting));
  await finishDeletions({ db, vault });
  if (recovered.deliveries + recovered.files > 0) log.info(recovered, "removed what a crash left half done");
  const quietly = (work: () => Promise<unknown>) => () =>
    void work().catch((error) => log.error({ fault: faultForLog(error) }, "house work failed; it is tried again"));
  const forgetting = setInterval(
    quietly(() => forget({ db, vault })),
    HOUR,
  ).unref();
  await forget({ db, vault });
  const queue = await startQueue(db, { dataFolder: settings.dataFolder, maxRow: settings.maxRow });
  const backUp = () => backUpWhenDue({ db, queue }, settings, Date.now());
  const backups = setInterval(quietly(backUp), QUARTER_HOUR).unref();
  await backUp();
  const { backupFolder } = settings;
  const tools = { db, vault, settings, queue, views: viewCache(db), now: Date.now };
  const webhooks = startWebhooks(
    { db, keyFile: settings.keyFile, allowPrivate: settings.webhooksPrivate, now: Date.now, random: Math.random },
    (error) => log.error({ fault: faultForLog(error) }, "webhooks failed; they are tried again"),
  );
  const notifications = startNotifications(tools, (error) =>
    log.error({ fault: faultForLog(error) }, "notifications failed; they are tried again"),
  );
  const mail = startMail({ ...tools, random: Math.random }, (error) =>
    log.error({ fault: faultForLog(error) }, "mail failed; it is tried again"),
  );
  let stopping = false;
  const app = createApp(tools, pages, log, {
    measures: measuresOf(db, vault, () =>
      backupFolder === null ? null : (lastBackup(backupFolder, Date.now())?.at ?? null),
    ),
    metricsToken: settings.metricsToken,
    backupOverdue: async () => (await backupStanding(db, settings, Date.now()))?.overdue ?? null,
    stopping: () => stopping,
  });
  const server = await listen(app, settings);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : settings.port;
  return {
    url: `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`,
    setUpPath: () => setUpPath(tools),
    async stop() {
      stopping = true;
      clearInterval(forgetting);
      clearInterval(backups);
      await closeServer(server);
      await webhooks.stop();
      await notifications.stop();
      await mail.stop();
      // A job that is cut off here waits in the queue for the next start; half a delivery is removed by recovery.
      await queue.stop();
      closeRestricted(db);
      db.$client.close();
    },
  };
}

const QUARTER_HOUR = 900_000;
const HOUR = 3_600_000;
const KEEP_CHECKS = 24 * HOUR;

/** A checked file and its report are there for a day, for the person who checked it. */
async function forget({ db, vault }: { db: Db; vault: Vault }): Promise<void> {
  await forgetExports({ db, vault }, Date.now());
  for (const path of await forgetChecks(db, Date.now() - KEEP_CHECKS)) await rm(path, { force: true });
}

const GRACE_MS = 10_000;

/** Answers what was asked before it stops; whoever takes longer than the grace is cut off. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection that is kept alive falls idle when its last answer is out.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(impatience);
}

function listen(app: ReturnType<typeof createApp>, settings: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = patientServer(app);
    server.on("error", reject);
    server.listen(settings.port, settings.host, () => resolve(server));
  });
}
