import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ErasureShown } from "#app/keeping/erase/erasures-shown.server.ts";

export function Erasures({ erasures, now }: { erasures: readonly ErasureShown[]; now: number }) {
  return (
    <>
      <Table
        caption="Annotators erased"
        sub="a token stands in place of the pseudonym; which one it was is not kept"
        rows={[...erasures]}
        rowKey={({ id }) => String(id)}
        empty={
          <EmptyState title="Nobody was erased." command="npx assay annotator erase VENDOR PSEUDONYM --reason TEXT">
            When a vendor passes on that an annotator wants to be forgotten, it is done here.
          </EmptyState>
        }
        columns={[
          { key: "token", header: "In its place", render: ({ token }) => <code>{token}</code> },
          { key: "vendor", header: "Vendor", render: ({ vendor }) => vendor },
          { key: "rows", header: "Rows", numeric: true, render: ({ rows }) => groupDigits(rows) },
          { key: "evidence", header: "Of evidence", numeric: true, render: ({ evidence }) => groupDigits(evidence) },
          { key: "at", header: "When", render: ({ at }) => <When at={at} now={now} withTime /> },
          { key: "by", header: "By", render: ({ by }) => by },
          { key: "reason", header: "Reason", stack: true, minor: true, render: ({ reason }) => reason },
          {
            key: "mentions",
            header: "Mentioned in",
            stack: true,
            minor: true,
            render: ({ mentions }) =>
              mentions.map((href, k) => (
                <Link key={href} href={href}>
                  record {k + 1}{" "}
                </Link>
              )),
          },
        ]}
      />
      <p>
        <LinkButton href="/keeping/erase" look="quiet">
          Erase an annotator
        </LinkButton>
      </p>
    </>
  );
}
