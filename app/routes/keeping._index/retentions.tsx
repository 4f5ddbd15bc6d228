import { EmptyState } from "#app/components/empty-state.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { RetentionShown } from "#app/keeping/retention/standing.server.ts";

const STATUS = {
  unset: { state: "insufficient", word: "not set" },
  keep: { state: "insufficient", word: "kept" },
  running: { state: "insufficient", word: "not ended" },
  later: { state: "insufficient", word: "kept for now" },
  due: { state: "warn", word: "due" },
  gone: { state: "pass", word: "deleted" },
} as const;

/** Contracts with a rule, and those that ended without one. */
export function Retentions({ retentions, now }: { retentions: readonly RetentionShown[]; now: number }) {
  return (
    <Table
      caption="Retention"
      sub="what contracts delivered, once they have ended; what is due first"
      rows={[...retentions]}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/contracts/${id}/retention`}
      empty={
        <EmptyState title="No contract has a retention, and none has ended.">
          It is set on the page of a contract, beside its terms.
        </EmptyState>
      }
      columns={[
        { key: "contract", header: "Contract", render: ({ title }) => title },
        { key: "vendor", header: "Vendor", render: ({ vendor }) => vendor },
        { key: "state", header: "State", render: ({ state }) => <Status {...STATUS[state]} /> },
        { key: "says", header: "Rule", stack: true, render: ({ says }) => says },
        { key: "due", header: "Due", render: ({ dueAt }) => dueAt !== null && <When at={dueAt} now={now} /> },
        { key: "records", header: "Records kept", numeric: true, render: ({ records }) => groupDigits(records) },
      ]}
    />
  );
}
