import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { CheckedInvoice, CheckedWeek } from "#app/ledger/check-invoice.ts";
import { differenceText } from "./difference-text.ts";

interface CheckedLinesProps {
  checked: CheckedInvoice;
  unit: string;
  currency: string;
  csvHref?: string;
}

/** The lines of each week against its accepted units; every difference with its causes, which add up to it. */
export function CheckedLines({ checked, unit, currency, csvHref }: CheckedLinesProps) {
  const money = (minor: number) => <Money minor={minor} currency={currency} exact />;
  return (
    <Table
      caption="Lines against what is accepted"
      sub="the lines of a week are checked together; what earlier invoices billed of it is taken off first"
      rows={checked.weeks}
      rowKey={({ batchId }) => batchId ?? "none"}
      csvHref={csvHref}
      columns={[
        {
          key: "week",
          header: "Week",
          render: ({ batchId, week }) =>
            batchId === null ? "no week" : <Link href={`/batches/${batchId}`}>Week {week}</Link>,
        },
        { key: "lines", header: "Lines", stack: true, render: (week) => <Lines week={week} currency={currency} /> },
        { key: "units", header: `Billed ${unit}s`, numeric: true, render: (week) => groupDigits(week.billedUnits) },
        {
          key: "billed",
          header: "Billed",
          numeric: true,
          render: (week) => money(week.billedMinor),
          total: money(checked.billedMinor),
        },
        {
          key: "owed",
          header: "Owed",
          numeric: true,
          render: (week) => money(week.owedMinor),
          total: money(checked.owedMinor),
        },
        {
          key: "difference",
          header: "Billed − owed",
          numeric: true,
          render: (week) => money(week.differenceMinor),
          total: money(checked.differenceMinor),
        },
        { key: "state", header: "State", render: ({ state }) => <Status {...LOOKS[state]} /> },
        {
          key: "because",
          header: "Because",
          stack: true,
          render: ({ because }) =>
            because.length === 0 ? null : (
              <div>
                {because.map((difference) => (
                  <div key={difference.cause}>{differenceText(difference, unit, currency)}</div>
                ))}
              </div>
            ),
        },
      ]}
    />
  );
}

const LOOKS = {
  agrees: { state: "pass", word: "agrees" },
  differs: { state: "fail", word: "differs" },
  "not-checkable": { state: "insufficient", word: "not checkable yet" },
} as const;

function Lines({ week: { lines }, currency }: { week: CheckedWeek; currency: string }) {
  return (
    <div>
      {lines.map(({ description, units, unitPriceMicro, amountMinor }, i) => (
        <div key={`${i} ${description}`}>
          {units !== null && unitPriceMicro !== null ? (
            <>
              {groupDigits(units)} × <UnitPrice micro={unitPriceMicro} currency={currency} />
            </>
          ) : (
            <Money minor={amountMinor} currency={currency} exact />
          )}
          {description && <span className="sub"> {description}</span>}
        </div>
      ))}
    </div>
  );
}
