import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { type OutcomeCell, OutcomeStrip } from "#app/components/outcome-strip.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { OUTCOME_LOOKS } from "#app/reports/outcome.ts";
import type { PortfolioRow, PortfolioWeek } from "#app/reports/portfolio.server.ts";
import type { PortfolioList, PortfolioSort } from "#app/reports/portfolio-list.server.ts";
import { StageMark } from "../stage-parts/stage-mark.tsx";

export function ContractRows({ list, search }: { list: PortfolioList; search: string }) {
  const { rows, all, sort, descending, now } = list;
  const sortHref = (key: PortfolioSort) =>
    `/portfolio${withParams(search, { sort: sort === key && !descending ? `-${key}` : key })}`;
  return (
    <Table<PortfolioRow>
      caption="Contracts"
      sub="one cell a week, by outcome; each opens its batch"
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/contracts/${id}`}
      sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
      csvHref={`/portfolio.csv${withParams(search, { view: null })}`}
      note={`${rows.length} of ${all}`}
      empty={<p className="sub">No contract matches the filter.</p>}
      columns={[
        { key: "contract", header: "Contract", render: ({ title }) => title, sortHref: sortHref("contract") },
        { key: "vendor", header: "Vendor", render: ({ vendor }) => vendor, sortHref: sortHref("vendor") },
        {
          key: "stage",
          header: "Stage",
          render: ({ id, stage }) => <StageMark stage={stage} href={`/contracts/${id}/stage`} />,
          sortHref: sortHref("stage"),
        },
        {
          key: "weeks",
          header: "Weeks",
          stack: true,
          render: ({ title, weeks }) => <OutcomeStrip label={title} cells={weeks.map(cellOf)} />,
        },
        {
          key: "stake",
          header: "At stake",
          numeric: true,
          render: ({ id, stake, currency }) => (
            <Link href={`/contracts/${id}/money`}>
              <Money minor={stake.totalMinor} currency={currency} />
            </Link>
          ),
          sortHref: sortHref("stake"),
        },
        { key: "of", header: "Of it", stack: true, minor: true, render: (row) => <Parts row={row} /> },
        {
          key: "next",
          header: "Next clock",
          render: ({ next }) =>
            next && (
              <span>
                <When at={next.at} now={now} /> <Link href={next.href}>{next.what}</Link>
              </span>
            ),
          sortHref: sortHref("next"),
        },
      ]}
    />
  );
}

export function cellOf({ week, outcome, batchId }: PortfolioWeek): OutcomeCell {
  const { letter, tone, word } = OUTCOME_LOOKS[outcome];
  const mark = outcome === "late" ? "late" : outcome === "waiting" || outcome === "held" ? "waiting" : undefined;
  return { week, letter, tone, mark, words: `week ${week}, ${word}`, href: `/batches/${batchId}` };
}

function Parts({ row: { stake, currency } }: { row: PortfolioRow }) {
  const parts = [
    ["undecided", stake.undecidedMinor],
    ["overbilled", stake.claimableMinor],
    ["open credits", stake.openCreditMinor],
  ] as const;
  const told = parts.filter(([, minor]) => minor > 0);
  if (told.length === 0) return <span className="sub">nothing</span>;
  return (
    <div>
      {told.map(([name, minor]) => (
        <div key={name} className="nowrap">
          <Money minor={minor} currency={currency} /> <span className="sub">{name}</span>
        </div>
      ))}
    </div>
  );
}
