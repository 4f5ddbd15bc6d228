import { EmptyState } from "#app/components/empty-state.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { firstPass, type Lot } from "#app/vendors/lot.ts";
import { lotQuery } from "#app/vendors/lot-filter.ts";
import type { LotSort, LotsPage } from "#app/vendors/lots-page.server.ts";

export function LotsTable({ page, now }: { page: LotsPage; now: number }) {
  const { vendor, filter, measure, currency, sort, lots, all, totals } = page;
  const query = (more: Record<string, string>) =>
    `?${lotQuery(filter, { measure: measure?.id ?? "", currency, ...more })}`;
  const sorted = (key: LotSort) => ({
    key,
    sortHref: query({ sort: sort.key === key && sort.direction === "ascending" ? `-${key}` : key }),
  });
  const shownSort = `${sort.direction === "descending" ? "-" : ""}${sort.key}`;
  return (
    <Table
      caption="Batches"
      captionHidden
      rows={lots}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      sort={sort}
      csvHref={`/vendors/${vendor.id}/batches.csv${query({ sort: shownSort })}`}
      note={`${lots.length} of ${all}`}
      empty={
        <EmptyState title="No batch counts here.">
          {all === 0
            ? "The vendor has no contract with weeks yet."
            : "Choose another measure, contract or span of days above."}
        </EmptyState>
      }
      columns={[
        { ...sorted("contract"), header: "Batch", render: ({ contract, week }) => `${contract}, week ${week}` },
        { ...sorted("due"), header: "Due", render: ({ dueAt }) => <When at={dueAt} now={now} /> },
        { ...sorted("late"), header: "Days late", numeric: true, render: lateText },
        {
          ...sorted("missing"),
          header: "Missing of expected",
          numeric: true,
          render: ({ missingUnits, expectedUnits }) => `${groupDigits(missingUnits)} of ${groupDigits(expectedUnits)}`,
        },
        {
          ...sorted("accepted"),
          header: "Accepted of delivered",
          numeric: true,
          render: ({ acceptedUnits, deliveredUnits }) =>
            `${groupDigits(acceptedUnits)} of ${groupDigits(deliveredUnits)}`,
        },
        { ...sorted("first-pass"), header: "First pass", render: passText },
        { ...sorted("agreement"), header: "Agreement", numeric: true, render: ({ agreement }) => shown(agreement) },
        { ...sorted("gold"), header: "Gold accuracy", numeric: true, render: ({ gold }) => shown(gold) },
        { ...sorted("drift"), header: "Drifts in", minor: true, render: driftText },
        {
          ...sorted("effective"),
          header: "Effective units",
          numeric: true,
          minor: true,
          render: ({ effectiveUnits }) => (effectiveUnits === null ? "not decided" : groupDigits(effectiveUnits)),
          total: totals && groupDigits(totals.effectiveUnits),
        },
        {
          ...sorted("payable"),
          header: "Payable",
          numeric: true,
          total: totals && <Money minor={totals.payableMinor} currency={totals.currency} />,
          render: ({ payableMinor, currency }) => <Money minor={payableMinor} currency={currency} />,
        },
      ]}
    />
  );
}

function lateText({ isDue, daysLate, receivedAt }: Lot): string {
  if (!isDue) return "not due";
  return receivedAt === null ? `${daysLate}, not come` : String(daysLate);
}

function passText(lot: Lot): string {
  if (lot.isDeemed) return "nobody judged it";
  if (lot.verdict === null) return "not decided";
  if (firstPass(lot)) return lot.verdict === "accept_with_credit" ? "passed, with a credit" : "passed";
  if (lot.wasSentBack) return "no: sent back";
  return lot.submissions > 1 ? `no: ${lot.submissions} deliveries` : `no: ${COMMERCIAL_CHOICES[lot.verdict].title}`;
}

function shown(outcome: Lot["agreement"]) {
  return outcome?.kind === "estimate" ? <Estimate outcome={outcome} unit="share" stacked /> : "not measured";
}

function driftText({ drift }: Lot): string {
  if (drift === null) return "none before it";
  return drift.length === 0 ? "nothing" : drift.join(", ");
}
