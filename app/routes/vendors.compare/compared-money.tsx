import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import type { VendorComparison } from "#app/vendors/compare-page.server.ts";
import { lotQuery } from "#app/vendors/lot-filter.ts";
import { CostPerEffective } from "../vendor-parts/cost-per-effective.tsx";

/** A row a currency: sums in different ones are not compared. */
export function ComparedMoneyTable({ page: { vendors, money, filter } }: { page: VendorComparison }) {
  const word = { better: "cheaper", worse: "dearer", "not distinguishable": "not distinguishable" } as const;
  const state = { better: "pass", worse: "fail", "not distinguishable": "insufficient" } as const;
  return (
    <Table
      caption="Money"
      sub="payable, cost per effective unit and open credits; currencies are never added up or compared"
      rows={money}
      rowKey={({ currency }) => currency}
      columns={[
        { key: "currency", header: "Currency", render: ({ currency }) => currency },
        ...vendors.map(({ id, name }, i) => ({
          key: id,
          header: name,
          stack: true,
          render: ({ lines, differences }: VendorComparison["money"][number]) => {
            const line = lines[i];
            const difference = differences[i];
            if (!line) return "no contract in it";
            return (
              <>
                <div>
                  <Money minor={line.payableMinor} currency={line.currency} per="payable" />
                </div>
                <div>
                  <Link
                    href={`/vendors/${id}/batches?${lotQuery(filter, { measure: "cost", currency: line.currency })}`}
                  >
                    <CostPerEffective line={line} />
                  </Link>
                </div>
                {line.openCredits > 0 && (
                  <div>
                    <Link
                      href={`/vendors/${id}/claims?${lotQuery(filter, { kind: "credit", currency: line.currency })}`}
                    >
                      <Money minor={line.openCreditMinor} currency={line.currency} per="of open credits" />
                    </Link>
                  </div>
                )}
                {difference && <Status state={state[difference.turn]} word={word[difference.turn]} />}
              </>
            );
          },
        })),
      ]}
    />
  );
}
