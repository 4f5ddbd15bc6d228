import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { CHANGE_TEXT, type ReasonCount } from "#app/release/diff.ts";

interface ReasonsTableProps {
  reasons: ReasonCount[];
  search: string;
  path: string;
}

/** Each count opens its records. */
export function ReasonsTable({ reasons, search, path }: ReasonsTableProps) {
  return (
    <Table
      caption="What changed, and why"
      sub="Records by the first reason that explains the change: batch, delivery, option, rule."
      rows={reasons}
      rowKey={({ change, why }) => `${change} ${why.key}`}
      empty={<p className="sub">Nothing changed.</p>}
      columns={[
        { key: "change", header: "Change", render: ({ change }) => CHANGE_TEXT[change].title },
        {
          key: "count",
          header: "Records",
          numeric: true,
          render: ({ change, why, count }) => (
            <Link href={`${path}${withParams(search, { change, why: why.key })}#records`}>{groupDigits(count)}</Link>
          ),
        },
        {
          key: "why",
          header: "Why",
          stack: true,
          render: ({ why }) => (why.href ? <Link href={why.href}>{why.text}</Link> : why.text),
        },
      ]}
    />
  );
}
