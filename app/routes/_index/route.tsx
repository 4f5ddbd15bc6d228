import type { AppLoadContext, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { dateText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { may } from "#app/domain/permission.ts";
import { backupStanding } from "#app/keeping/backup-standing.server.ts";
import { openEnds } from "#app/reports/open-ends.server.ts";
import { dueAssignments } from "#app/review/due-assignments.server.ts";
import { thisWeek } from "#app/review/this-week.server.ts";
import { AssignmentsTable } from "../talk-parts/assignments-table.tsx";
import { Attention } from "./attention.tsx";
import { ContractStrips } from "./contract-strips.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { OpenEnds } from "./open-ends.tsx";
import { Summary } from "./summary.tsx";
import { Waiting } from "./waiting.tsx";

export const meta: MetaFunction = () => [{ title: "This week · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const now = context.now();
  const overdueBackup = await overdueFor(context, now);
  const assignments = await dueAssignments(context.db, now);
  return {
    now,
    ...(await thisWeek(context.db, now)),
    openEnds: await openEnds(context.db, now),
    assignments,
    overdueBackup,
  };
}

/** For who runs the server: the others can do nothing about it. */
async function overdueFor({ db, settings, person }: AppLoadContext, now: number): Promise<string | null> {
  if (!person || !may(person, "accounts.manage")) return null;
  return (await backupStanding(db, settings, now))?.overdue ?? null;
}

export default function ThisWeek() {
  const { now, waiting, attention, contracts, openEnds, assignments, overdueBackup } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: dateText(now) }]}
        title="This week"
        meta={contracts.length > 0 ? Summary({ waiting }) : []}
        actions={
          <>
            <LinkButton href="/digest" look="quiet">
              Weekly digest
            </LinkButton>
            <LinkButton href="/check" look="quiet">
              Check a file
            </LinkButton>
          </>
        }
      />
      {overdueBackup && (
        <Callout tone="warn">
          {overdueBackup} <Link href="/keeping">See the backups</Link>
        </Callout>
      )}
      {contracts.length === 0 ? (
        <NothingYet />
      ) : (
        <div className="sections">
          <Waiting batches={waiting} />
          <Attention items={attention} now={now} />
          {openEnds.length > 0 && <OpenEnds ends={openEnds} now={now} />}
          {assignments.length > 0 && (
            <AssignmentsTable
              caption="Assignments"
              sub="overdue, and due within seven days"
              rows={assignments}
              now={now}
              withNext
            />
          )}
          <ContractStrips contracts={contracts} />
        </div>
      )}
    </>
  );
}
