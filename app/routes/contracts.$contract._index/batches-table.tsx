import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { COMMERCIAL_CHOICES, type Commercial, TRAINING_CHOICES, type Training } from "#app/domain/decision.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { ContractPage, ContractWeek } from "#app/review/contract-page.server.ts";

export function BatchesTable({ page, now }: { page: ContractPage; now: number }) {
  const { contract, weeks, standing } = page;
  const plannedUnits = weeks.reduce((sum, { planned }) => sum + planned.units, 0);
  return (
    <div id="batches">
      <Table
        caption="Batches"
        sub={`volumes in ${contract.unit}s; the recommendation is the policy’s, the decision is signed`}
        rows={weeks}
        rowKey={(week) => week.batchId}
        rowHref={(week) => `/batches/${week.batchId}`}
        csvHref={`/contracts/${contract.id}/batches.csv`}
        columns={[
          { key: "week", header: "Batch", render: (week) => <span className="nowrap">Week {week.week}</span> },
          { key: "phase", header: "Phase", render: (week) => week.phase, minor: true },
          { key: "due", header: "Due", render: (week) => <When at={week.dueAt} now={now} /> },
          {
            key: "planned",
            header: "Expected",
            numeric: true,
            render: (week) => groupDigits(week.planned.units),
            total: groupDigits(plannedUnits),
          },
          {
            key: "delivered",
            header: "Delivered",
            numeric: true,
            render: (week) => (week.delivered ? groupDigits(week.delivered.units) : "not yet"),
            total: groupDigits(standing.delivered.units),
          },
          { key: "state", header: "State", render: (week) => <WeekState week={week} /> },
          { key: "recommended", header: "Recommended", render: (week) => axes(week.recommended) },
          { key: "decision", header: "Decided", render: (week) => <Decided week={week} /> },
          {
            key: "accepted",
            header: "Accepted",
            numeric: true,
            render: (week) => (week.accepted ? groupDigits(week.accepted.units) : null),
            total: groupDigits(standing.accepted.units),
          },
          {
            key: "payable",
            header: "Payable",
            numeric: true,
            render: ({ accepted }) => accepted && <Money minor={accepted.minor} currency={contract.currency} />,
            total: <Money minor={standing.accepted.minor} currency={contract.currency} />,
          },
        ]}
      />
    </div>
  );
}

function WeekState({ week: { delivered, state, timing } }: { week: ContractWeek }) {
  if (state) return <Status state={state} />;
  if (delivered) return <Status state="insufficient" word="not measured" />;
  if (timing.timing === "late") return <Status state="fail" word={`late ${timing.daysLate} d`} />;
  return <Status state="insufficient" word={timing.timing === "due" ? "due" : "to come"} />;
}

function Decided({ week: { decision, mark, window, isAwaiting } }: { week: ContractWeek }) {
  if (decision && mark !== "waiting") {
    return (
      <span>
        {axes(decision)}
        {decision.isOverride && <span className="sub"> (against the recommendation)</span>}
      </span>
    );
  }
  if (isAwaiting) return <span>awaiting a second approver</span>;
  if (!window) return null;
  if (window.state === "closed") return <span className="tone-fail">waits; right to reject ended</span>;
  return (
    <span>
      {decision?.commercial === "hold" ? "held" : "waits"}, {window.daysLeft} d to reject
    </span>
  );
}

function axes(chosen: { commercial: Commercial; training: Training } | null): string | null {
  if (!chosen) return null;
  const commercial = COMMERCIAL_CHOICES[chosen.commercial].title.toLowerCase();
  return `${commercial} · ${TRAINING_CHOICES[chosen.training].title.toLowerCase()}`;
}
