import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { OpenEnd } from "#app/domain/open-end.ts";

/** Claims, invoices, milestones, slots and deletions that wait for somebody, each with its one next action. */
export function OpenEnds({ ends, now }: { ends: readonly OpenEnd[]; now: number }) {
  return (
    <Table
      caption="Open with vendors"
      sub="claims that nothing has closed, invoices that do not agree, questions without an answer, days that have come, incidents, texts due for deletion"
      rows={[...ends]}
      rowKey={({ key }) => key}
      columns={[
        { key: "what", header: "What", render: ({ what }) => what },
        {
          key: "contract",
          header: "Contract",
          render: ({ contractId, contract, vendor }) => (
            <>
              {contractId !== null && <Link href={`/contracts/${contractId}`}>{contract}</Link>}{" "}
              <span className="sub">{vendor}</span>
            </>
          ),
        },
        { key: "state", header: "State", render: ({ state, word }) => <Status state={state} word={word} /> },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          render: ({ money }) => money && <Money {...money} exact />,
        },
        { key: "at", header: "Since, or due", render: ({ at }) => <When at={at} now={now} /> },
        { key: "next", header: "Next", render: ({ next }) => <Link href={next.href}>{next.label}</Link> },
      ]}
    />
  );
}
