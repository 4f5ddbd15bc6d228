import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { SnapshotShown } from "#app/keeping/backup-folder.server.ts";
import type { BackupStanding } from "#app/keeping/backup-standing.server.ts";

interface BackupsProps {
  backups: BackupStanding | null;
  folder: string | null;
  snapshots: readonly SnapshotShown[];
  now: number;
}

export function Backups({ backups, folder, snapshots, now }: BackupsProps) {
  if (backups === null)
    return (
      <EmptyState title="No backups are made." command="ASSAY_BACKUP=/backups/assay npx assay serve">
        Set ASSAY_BACKUP to a folder on another disk, and the server makes one every day by itself.
      </EmptyState>
    );
  return (
    <Section
      title="Backups"
      sub={
        <>
          in <code>{folder}</code>, every {countOf(backups.everyHours, "hour")}, the last {backups.keep} are kept
        </>
      }
    >
      {backups.overdue && <Callout tone="warn">{backups.overdue}</Callout>}
      <Table
        caption="Whole snapshots"
        sub="newest first; a backup that was interrupted is not among them"
        rows={[...snapshots]}
        rowKey={({ name }) => name}
        empty={
          <EmptyState title="The first backup is still to come.">Make one now, or wait for the server.</EmptyState>
        }
        columns={[
          { key: "at", header: "Made", render: ({ at }) => <When at={at} now={now} withTime /> },
          { key: "name", header: "Name", render: ({ name }) => <code>{name}</code> },
          { key: "database", header: "Database", numeric: true, render: ({ database }) => bytesText(database) },
          { key: "files", header: "Files", numeric: true, render: ({ files }) => groupDigits(files) },
          { key: "bytes", header: "Of the vault", numeric: true, render: ({ bytes }) => bytesText(bytes) },
        ]}
      />
      <Form method="post">
        <FormActions note="Only what is new in the vault is copied; work goes on meanwhile.">
          <Button name="do" value="back-up" look="quiet">
            Back up now
          </Button>
        </FormActions>
      </Form>
      <p className="note">
        <code>npx assay restore --from {folder}</code> makes a new data folder of one and compares every hash.
      </p>
    </Section>
  );
}
