import { Callout } from "#app/components/callout.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { effectiveWarnings } from "#app/review/effective-warnings.ts";
import { EFFECTIVE_SHARE_LINES } from "#app/review/what-if.ts";

/** Before → after: how much is left, what it costs, what the main metrics become. */
export function EffectTables({ page }: { page: DecidePage }) {
  const { before, after, metrics, rules } = page.preview;
  const { unit, currency } = page.contract;
  const share = after.effectiveShare;
  const sayings = rules.filter(({ faults }) => faults.length === 0).map(({ text }) => text);
  const rows = [
    { key: "records", before: groupDigits(before.items), after: groupDigits(after.items) },
    { key: "judgments", before: groupDigits(before.judgments), after: groupDigits(after.judgments) },
    { key: `paid units (${unit}s)`, before: groupDigits(before.units), after: groupDigits(after.units) },
    {
      key: "effective size (Kish)",
      before: groupDigits(Math.round(before.effective)),
      after: groupDigits(Math.round(after.effective)),
      state: share === null ? undefined : stateOfShare(share),
    },
    {
      key: `price per effective ${unit}`,
      before: perEffective(before.perEffectiveMicro, currency),
      after: perEffective(after.perEffectiveMicro, currency),
    },
    {
      key: "price, before any credit",
      before: <Money minor={before.moneyMinor} currency={currency} />,
      after: <Money minor={after.moneyMinor} currency={currency} />,
    },
  ];
  return (
    <>
      {effectiveWarnings(before, after).map(({ title, text }) => (
        <Callout key={title} tone="fail" title={title}>
          <p>
            {text} <a href="#over-filtering">What filtering is known to do</a>
          </p>
        </Callout>
      ))}
      <Table
        caption="What is left"
        sub={sayings.length > 0 ? `${sayings.join(". ")}.` : "nothing is left out or weighed yet"}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "what", header: "Quantity", render: (row) => row.key },
          { key: "before", header: "Before", numeric: true, render: (row) => row.before },
          { key: "after", header: "After", numeric: true, render: (row) => row.after },
          { key: "state", header: "State", render: (row) => (row.state ? <Status state={row.state} /> : null) },
        ]}
      />
      <Table
        caption="Main metrics"
        rows={metrics}
        rowKey={(row) => row.before.id}
        columns={[
          { key: "title", header: "Metric", render: (row) => row.before.title },
          {
            key: "before",
            header: "Before",
            numeric: true,
            render: (row) => <Estimate outcome={row.before.outcome} unit={row.before.unit} stacked withoutAsk />,
          },
          {
            key: "after",
            header: "After",
            numeric: true,
            render: (row) =>
              isSaidAlready(row.before.outcome, row.after.outcome) ? (
                <span className="written">as before</span>
              ) : (
                <Estimate outcome={row.after.outcome} unit={row.after.unit} stacked withoutAsk />
              ),
          },
          {
            key: "state",
            header: "State",
            render: ({ before: was, after: is }) =>
              was.state === is.state ? (
                <Status state={is.state} />
              ) : (
                <>
                  <Status state={was.state} /> → <Status state={is.state} />
                </>
              ),
          },
        ]}
      />
    </>
  );
}

/** The same reason for there being no number, twice in one row, would be read twice. */
function isSaidAlready(before: Outcome, after: Outcome): boolean {
  return before.kind === "not-computable" && after.kind === "not-computable" && before.reason === after.reason;
}

function perEffective(micro: number | null, currency: string) {
  return micro === null ? "nothing left" : <UnitPrice micro={micro} currency={currency} />;
}

function stateOfShare(share: number): MetricState {
  if (share < EFFECTIVE_SHARE_LINES.fail) return "fail";
  return share < EFFECTIVE_SHARE_LINES.warn ? "warn" : "pass";
}
