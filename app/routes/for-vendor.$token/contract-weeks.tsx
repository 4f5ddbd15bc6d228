import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { Commercial } from "#app/domain/decision.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import type { VendorView } from "#app/vendors/vendor-view.server.ts";

type Contract = VendorView["contracts"][number];
type Week = Contract["weeks"][number];

const LOOKS: Record<Commercial, MetricState> = {
  accept: "pass",
  accept_with_credit: "warn",
  hold: "insufficient",
  rework: "fail",
  reject: "fail",
};

/** A row a week, as it was agreed on: what came, what was decided, the report. */
export function ContractWeeks({ contract, token, now }: { contract: Contract; token: string; now: number }) {
  return (
    <Table
      caption={contract.title}
      sub={`by week, in ${contract.unit}s`}
      rows={contract.weeks}
      rowKey={({ id }) => id}
      empty={<EmptyState title="No week is agreed yet.">Weeks stand here once they are.</EmptyState>}
      columns={[
        {
          key: "week",
          header: "Week",
          render: ({ week, phase }) => (
            <>
              <b>Week {week}</b> <span className="sub">{phase}</span>
            </>
          ),
        },
        { key: "due", header: "Due", render: ({ dueAt }) => <When at={dueAt} now={now} /> },
        {
          key: "delivered",
          header: "Delivered",
          numeric: true,
          render: ({ units, expectedUnits }) => `${groupDigits(units)} of ${groupDigits(expectedUnits)}`,
        },
        { key: "files", header: "Files", stack: true, render: (week) => <Files week={week} now={now} /> },
        { key: "outcome", header: "Outcome", stack: true, render: (week) => <Outcome week={week} /> },
        {
          key: "report",
          header: "Criteria and report",
          stack: true,
          render: ({ report }) =>
            report && (
              <>
                <Link href={`/for-vendor/${token}/reports/${report.id}`}>Report, version {report.version}</Link>
                <div className="sub">{criteriaText(report.criteria)}</div>
              </>
            ),
        },
      ]}
    />
  );
}

function Files({ week: { files, setAside }, now }: { week: Week; now: number }) {
  if (files.length === 0) return <span className="sub">nothing came yet</span>;
  return (
    <>
      {files.map(({ version, name, receivedAt, isReplaced }) => (
        <div key={version}>
          {name}{" "}
          <span className="sub">
            <When at={receivedAt} now={now} />
            {isReplaced && ", replaced"}
          </span>
        </div>
      ))}
      {setAside > 0 && <div className="sub">{countOf(setAside, "row")} could not be read and are set aside</div>}
    </>
  );
}

function Outcome({ week: { outcome, receivedAt, units } }: { week: Week }) {
  if (!outcome) return <span className="sub">{receivedAt === null ? "not delivered" : "under review"}</span>;
  return (
    <>
      <Status state={LOOKS[outcome.commercial]} word={outcome.title} />
      <div className="sub">
        {groupDigits(outcome.acceptedUnits)} of {groupDigits(units)} accepted
      </div>
    </>
  );
}

function criteriaText({ of, unmet }: NonNullable<Week["report"]>["criteria"]): string {
  const met = `${of - unmet.length} of ${countOf(of, "criterion", "criteria")} met`;
  return unmet.length === 0 ? met : `${met}; not ${unmet.join(", ")}`;
}
