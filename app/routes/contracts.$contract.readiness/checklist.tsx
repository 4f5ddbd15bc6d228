import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { READINESS_LIST } from "#app/contracts/contract-lists.ts";
import type { ReadinessPage } from "#app/contracts/readiness-page.server.ts";
import type { ReadinessState } from "#app/domain/readiness.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import { ListTable } from "../list-parts/list-table.tsx";

/** What has to be in place before data is collected, with who sees to it and what shows it. */
export function Checklist({ page: { items, done, contract, now } }: { page: ReadinessPage }) {
  const left = items.length - done;
  return (
    <ListTable
      list={READINESS_LIST}
      caption={left === 0 ? "Everything is ready." : `${done} of ${items.length} ready; ${left} to go.`}
      sub="before collection: rows that cannot be used when they come go stale"
      rows={items}
      rowKey={({ item }) => item}
      csvHref={`/contracts/${contract.id}/readiness.csv`}
      columns={[
        { key: "item", sorts: "title", header: "Item", render: ({ title }) => title },
        { key: "state", header: "State", render: ({ state }) => <ReadinessMark state={state} /> },
        { key: "owner", header: "Owner", render: ({ entry }) => entry?.owner ?? null },
        {
          key: "evidence",
          header: "Evidence",
          stack: true,
          render: ({ entry, about }) =>
            entry && (entry.evidence || entry.link) ? (
              <span>
                {entry.evidence} {entry.link && <Link href={entry.link}>{entry.link.slice(0, 60)}</Link>}
              </span>
            ) : (
              <span className="sub">{about}</span>
            ),
        },
        {
          key: "noted",
          sorts: "noted at",
          header: "Noted",
          minor: true,
          render: ({ entry }) =>
            entry && (
              <>
                <When at={entry.at} now={now} /> by {entry.by}
              </>
            ),
        },
      ]}
    />
  );
}

export function ReadinessMark({ state }: { state: ReadinessState }) {
  return <Status {...LOOKS[state]} />;
}

const LOOKS: Record<ReadinessState, { state: MetricState; word: string }> = {
  open: { state: "fail", word: "not ready" },
  ready: { state: "pass", word: "ready" },
  not_needed: { state: "insufficient", word: "not needed" },
};
