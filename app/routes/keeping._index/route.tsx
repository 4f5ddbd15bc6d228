import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { exportsShown, startExportAll } from "#app/jobs/export-all.server.ts";
import { backUpNow } from "#app/jobs/run-backup.server.ts";
import { snapshotsShown } from "#app/keeping/backup-folder.server.ts";
import { backupStanding } from "#app/keeping/backup-standing.server.ts";
import { erasuresShown } from "#app/keeping/erase/erasures-shown.server.ts";
import { retentionsShown } from "#app/keeping/retention/standing.server.ts";
import { listTombstones } from "#db/keeping.server.ts";
import { Backups } from "./backups.tsx";
import { Erasures } from "./erasures.tsx";
import { Everything } from "./everything.tsx";
import { GivenUp } from "./given-up.tsx";
import { Retentions } from "./retentions.tsx";

export const meta: MetaFunction = () => [{ title: "Keeping · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, settings } = context;
  const now = context.now();
  const backups = await backupStanding(db, settings, now);
  const folder = settings.backupFolder;
  const gone = { tombstones: await listTombstones(db), erasures: await erasuresShown(db) };
  const retentions = await retentionsShown(db, now);
  const exports = await exportsShown(context, now);
  return {
    now,
    retentions,
    exports,
    backups,
    folder,
    snapshots: folder === null ? [] : snapshotsShown(folder),
    ...gone,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const asked = new URLSearchParams(await request.text()).get("do");
  if (asked === "export") await startExportAll(context, context.now());
  else await backUpNow(context, context.settings, context.now());
  return redirect("/jobs");
}

export default function Keeping() {
  const { now, retentions, exports, tombstones, erasures, ...backups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Keeping" meta={["What is kept of everything, and for how long"]} />
      <div className="sections">
        <Backups {...backups} now={now} />
        <Retentions retentions={retentions} now={now} />
        <Erasures erasures={erasures} now={now} />
        <Everything exports={exports} now={now} />
        {tombstones.length > 0 && <GivenUp tombstones={tombstones} now={now} />}
      </div>
    </>
  );
}
