import { Table } from "#app/components/table.tsx";
import { lotQuery } from "#app/vendors/lot-filter.ts";
import type { MeasureId } from "#app/vendors/measures.ts";
import type { Scorecard } from "#app/vendors/scorecard-page.server.ts";
import { CostPerEffective } from "../vendor-parts/cost-per-effective.tsx";
import { ScoreValue } from "../vendor-parts/score-line.tsx";

/** The same measures for each contract. */
const SHOWN: MeasureId[] = ["acceptance", "first-pass", "late", "agreement", "gold"];

export function ScoreByContract({ card }: { card: Scorecard }) {
  const { vendor, contracts, sort, filter } = card;
  const sortHref = (key: string) =>
    `?${lotQuery(filter, { sort: sort.key === key && sort.direction === "ascending" ? `-${key}` : key })}`;
  return (
    <Table
      caption="By contract"
      sub="an interval over few batches is wide; the batches are the units of chance"
      rows={contracts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `?${lotQuery({ ...filter, contract: id })}`}
      sort={sort}
      csvHref={`/vendors/${vendor.id}/scorecard.csv?${lotQuery(filter)}`}
      note="the CSV has every measure of each"
      columns={[
        { key: "title", header: "Contract", render: ({ title }) => title, sortHref: sortHref("title") },
        {
          key: "batches",
          header: "Batches",
          numeric: true,
          render: ({ batches }) => batches,
          sortHref: sortHref("batches"),
        },
        ...SHOWN.map((id) => ({
          key: id,
          header: card.lines.find((line) => line.id === id)?.title ?? id,
          numeric: true,
          render: ({ lines }: Scorecard["contracts"][number]) => (
            <ScoreValue line={lines.find((line) => line.id === id)} stacked />
          ),
          sortHref: sortHref(id),
        })),
        {
          key: "cost",
          header: "Cost per effective unit",
          numeric: true,
          minor: true,
          render: ({ money: [line] }) => line && <CostPerEffective line={line} />,
        },
      ]}
    />
  );
}
