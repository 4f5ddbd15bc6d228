import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { INCIDENT_KINDS, INCIDENT_OUTCOMES } from "#app/domain/incident.ts";
import type { IncidentSort, IncidentsPage } from "#app/vendors/incidents-page.server.ts";
import { incidentLook } from "../vendor-parts/incident-looks.ts";

export function IncidentsTable({ page, search, now }: { page: IncidentsPage; search: string; now: number }) {
  const { vendor, incidents, counts, sort } = page;
  const sorted = (key: IncidentSort) => ({
    key,
    sortHref: withParams(search, { sort: sort.key === key && sort.direction === "ascending" ? `-${key}` : key }),
  });
  return (
    <Table
      caption="Incidents"
      sub="a row opens the incident with its history"
      rows={incidents}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => `/vendors/${vendor.id}/incidents/${id}`}
      sort={sort}
      csvHref={`/vendors/${vendor.id}/incidents.csv${withParams(search, {})}`}
      note={`${incidents.length} of ${counts.all}, ${counts.open} open`}
      empty={
        <EmptyState title={counts.all === 0 ? "No incident yet." : "No incident is of this kind."}>
          A false customer reference, a sub-contractor nobody was told of, annotators who let a model answer: written
          down here with the day and what came of it.
        </EmptyState>
      }
      columns={[
        { ...sorted("kind"), header: "Kind", render: ({ kind }) => INCIDENT_KINDS[kind] },
        {
          ...sorted("state"),
          header: "State",
          render: ({ state, severity }) => <Status {...incidentLook(state, severity)} />,
        },
        { ...sorted("severity"), header: "Severity", render: ({ severity }) => severity },
        { ...sorted("happened"), header: "Happened on", render: ({ happenedOn }) => dayText(happenedOn) },
        {
          ...sorted("contract"),
          header: "Contract",
          render: ({ contractId, contract }) => contractId && <Link href={`/contracts/${contractId}`}>{contract}</Link>,
        },
        {
          key: "what",
          header: "What happened",
          stack: true,
          render: ({ what }) => <span className="as-typed">{short(what)}</span>,
        },
        {
          key: "outcome",
          header: "Came of it",
          minor: true,
          render: ({ closing }) =>
            closing?.outcome && (
              <>
                {INCIDENT_OUTCOMES[closing.outcome]}{" "}
                <span className="sub">
                  <When at={closing.at} now={now} />
                </span>
              </>
            ),
        },
      ]}
    />
  );
}

function short(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
