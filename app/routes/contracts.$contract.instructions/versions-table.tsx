import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import type { InstructionsPage } from "#app/schedule/instructions-page.server.ts";
import { INSTRUCTION_LIST } from "#app/schedule/schedule-lists.ts";
import { ListTable } from "../list-parts/list-table.tsx";

/** Every version that a document, a batch or a calibration round names. */
export function VersionsTable({ page: { contract, versions } }: { page: InstructionsPage }) {
  const href = `/contracts/${contract.id}/instructions`;
  return (
    <ListTable
      list={INSTRUCTION_LIST}
      csvHref={`/contracts/${contract.id}/lists/instructions.csv`}
      caption="Versions"
      sub="what annotators were told, and what ran under it"
      rows={versions}
      rowKey={({ version }) => version}
      rowHref={({ version }) => `${href}/${encodeURIComponent(version)}`}
      empty={
        <EmptyState title="No instructions are recorded.">
          Add the agreed document below; batches and calibration rounds name its version.
        </EmptyState>
      }
      columns={[
        { key: "version", header: "Version", render: ({ version }) => version },
        {
          key: "agreed",
          sorts: "agreed on",
          header: "Agreed",
          render: ({ version, document }) =>
            document ? (
              `${dayText(document.agreedOn)}, ${document.agreedBy}`
            ) : (
              <>
                no document:{" "}
                <Link href={`${href}?version=${encodeURIComponent(version)}#add`}>add version {version}</Link>
              </>
            ),
        },
        {
          key: "weeks",
          header: "Weeks",
          render: ({ weeks }) =>
            weeks.length === 0
              ? null
              : weeks.map(({ id, week }) => (
                  <span key={id}>
                    <Link href={`/batches/${id}`}>week {week}</Link>{" "}
                  </span>
                )),
        },
        {
          key: "rounds",
          sorts: "calibration rounds",
          header: "Calibration rounds",
          render: ({ rounds }) =>
            rounds.length === 0
              ? null
              : rounds.map(({ id, number }) => (
                  <span key={id}>
                    <Link href={`/calibration/${id}`}>round {number}</Link>{" "}
                  </span>
                )),
        },
        {
          key: "hash",
          sorts: null,
          header: "SHA-256",
          minor: true,
          render: ({ document }) =>
            document ? <code title={document.sha256}>{document.sha256.slice(0, 12)}…</code> : null,
        },
      ]}
    />
  );
}
