import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { COMMERCIAL_CHOICES, type Commercial, TRAINING_CHOICES, type Training } from "#app/domain/decision.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { batchList } from "#app/review/contract-lists.ts";
import type { ContractPage, ContractWeek } from "#app/review/contract-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export function BatchesTable({ page, now }: { page: ContractPage; now: number }) {
  const { contract, weeks, standing } = page;
  const plannedUnits = weeks.reduce((sum, { planned }) => sum + planned.units, 0);
  return (
    <div id="batches">
      <ListTable
        list={batchList(contract.currency)}
        caption="Batches"
        sub={`volumes in ${contract.unit}s; the recommendation is the policy’s, the decision is signed`}
        rows={weeks}
        rowKey={(week) => week.batchId}
        rowHref={(week) => `/batches/${week.batchId}`}
        csvHref={`/contracts/${contract.id}/batches.csv`}
        note={<CompareLink weeks={weeks} />}
        columns={[
          { key: "week", header: "Batch", render: (week) => <span className="nowrap">Week {week.week}</span> },
          { key: "phase", header: "Phase", render: (week) => week.phase, minor: true },
          { key: "due", header: "Due", render: (week) => <When at={week.dueAt} now={now} /> },
          {
            key: "planned",
            sorts: "planned_units",
            header: "Expected",
            numeric: true,
            render: (week) => groupDigits(week.planned.units),
            total: groupDigits(plannedUnits),
          },
          {
            key: "delivered",
            sorts: "delivered_units",
            header: "Delivered",
            numeric: true,
            render: (week) => (week.delivered ? groupDigits(week.delivered.units) : "not yet"),
            total: groupDigits(standing.delivered.units),
          },
          { key: "state", header: "State", render: (week) => <WeekState week={week} /> },
          {
            key: "recommended",
            sorts: "recommended_commercial",
            header: "Recommended",
            render: (week) => axes(week.recommended),
          },
          {
            key: "decision",
            sorts: "decided_commercial",
            header: "Decided",
            render: (week) => <Decided week={week} now={now} />,
          },
          {
            key: "accepted",
            sorts: "accepted_units",
            header: "Accepted",
            numeric: true,
            render: (week) => (week.accepted ? groupDigits(week.accepted.units) : null),
            total: groupDigits(standing.accepted.units),
          },
          {
            key: "payable",
            sorts: "payable_minor",
            header: "Payable",
            numeric: true,
            render: (week) => <Payable week={week} currency={contract.currency} />,
            total: <Money minor={standing.accepted.minor} currency={contract.currency} />,
          },
        ]}
      />
    </div>
  );
}

/** The two delivered last, to begin with. */
function CompareLink({ weeks }: { weeks: readonly ContractWeek[] }) {
  const [before, after] = weeks.filter(({ delivered }) => delivered).slice(-2);
  if (!before || !after) return null;
  return <Link href={`/compare?a=${before.batchId}&b=${after.batchId}`}>Compare two batches</Link>;
}

function WeekState({ week: { delivered, state, timing } }: { week: ContractWeek }) {
  if (state) return <Status state={state} />;
  if (delivered) return <Status state="insufficient" word="not measured" />;
  if (timing.timing === "late") return <Status state="fail" word={`late ${timing.daysLate} d`} />;
  return <Status state="insufficient" word={timing.timing === "due" ? "due" : "to come"} />;
}

function Decided({ week, now }: { week: ContractWeek; now: number }) {
  const { decision, mark, window, isAwaiting } = week;
  if (decision && mark !== "waiting") {
    return (
      <span>
        {axes(decision)}
        {decision.isOverride && <span className="sub"> (against the recommendation)</span>}
      </span>
    );
  }
  if (window && window.deemedAcceptedAt !== null)
    return (
      <span>
        <Status state="fail" word="deemed accepted" /> since <When at={window.deemedAcceptedAt} now={now} />, nobody
        decided
      </span>
    );
  if (isAwaiting) return <span>awaiting a second approver</span>;
  if (!window) return null;
  if (window.state === "closed") return <span className="tone-fail">waits; right to reject ended</span>;
  return (
    <span>
      {decision?.commercial === "hold" ? "held" : "waits"}, {window.daysLeft} d to reject
    </span>
  );
}

/** What a decision makes payable; of a batch that is deemed accepted what it costs in full, and that nobody signed it. */
function Payable({ week: { accepted, window }, currency }: { week: ContractWeek; currency: string }) {
  if (!accepted) return null;
  return (
    <span>
      <Money minor={accepted.minor} currency={currency} />
      {window && window.deemedAcceptedAt !== null && <span className="sub nowrap"> by silence</span>}
    </span>
  );
}

function axes(chosen: { commercial: Commercial; training: Training } | null): string | null {
  if (!chosen) return null;
  const commercial = COMMERCIAL_CHOICES[chosen.commercial].title.toLowerCase();
  return `${commercial} · ${TRAINING_CHOICES[chosen.training].title.toLowerCase()}`;
}
