import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CONTESTED_LIST } from "#app/calibration/calibration-lists.ts";
import { type ContestedRow, contestedPage } from "#app/calibration/contested-page.server.ts";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { flagNamed } from "#app/review/flag-these.ts";
import { FlagRecords } from "../flag-parts/flag-records.tsx";
import { ListTable } from "../list-parts/list-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await contestedPage(context, params.batch ?? "");
  if (!page) throw new Response("There is no such batch.", { status: 404 });
  return { page };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Contested items of week ${data.page.batch.week} · Assay` : "Contested items · Assay" },
];

export default function Contested() {
  const { page } = useLoaderData<typeof loader>();
  const { batch, contract, rows, total, done } = page;
  const base = `/batches/${batch.id}/adjudicate`;
  const href = ({ deliveryId, n }: ContestedRow) => `${base}/${deliveryId}/${n}`;
  const [first] = rows;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.vendor, href: `/vendors/${contract.vendorId}` },
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
          { label: "Contested items" },
        ]}
        title={`Contested items of week ${batch.week}`}
        meta={[
          <b key="open">{countOf(total, "item")} open</b>,
          `${countOf(done.gold, "made gold", "made gold")}, ${groupDigits(done.noAnswer)} without a single answer`,
        ]}
        actions={
          <>
            <LinkButton look="quiet" href={`/contracts/${contract.id}/calibration#gold`}>
              Gold of the contract
            </LinkButton>
            {first && <LinkButton href={href(first)}>Begin with the first</LinkButton>}
          </>
        }
      />
      <ListTable
        list={CONTESTED_LIST}
        csvHref={`/batches/${batch.id}/lists/contested.csv`}
        caption="Most informative first"
        sub="by disagreement in bits plus the share against the gold answer, times the mean skill of those who judged: two careful people who disagree come first"
        rows={rows}
        rowKey={(row) => `${row.deliveryId} ${row.n}`}
        rowHref={href}
        note={total > rows.length ? `${rows.length} of ${groupDigits(total)} contested items` : undefined}
        empty={
          <EmptyState
            title={page.delivered ? "No contested item is left." : "Nothing was delivered for this week yet."}
          >
            An item is contested when people who judged it disagree, or contradict its gold answer. Without items judged
            twice, and without gold, there is nothing to compare: contract for overlap.
          </EmptyState>
        }
        columns={[
          { key: "item", header: "Item", render: (row) => row.id },
          { key: "domain", header: "Domain", minor: true, render: (row) => row.domain },
          { key: "first", header: "First", numeric: true, render: (row) => groupDigits(row.counts[0]) },
          { key: "tie", header: "Tie", numeric: true, render: (row) => groupDigits(row.counts[1]) },
          { key: "second", header: "Second", numeric: true, render: (row) => groupDigits(row.counts[2]) },
          {
            key: "entropy",
            sorts: "disagreement in bits",
            header: "Disagreement, bits",
            numeric: true,
            render: (row) => groupDigits(row.entropy, 3),
          },
          {
            key: "gold",
            sorts: "against gold",
            header: "Against gold",
            numeric: true,
            render: (row) => (row.againstGold === null ? null : groupDigits(row.againstGold, 3)),
          },
        ]}
      />
      <FlagRecords these={flagNamed(batch.id, rows, {}, "disagreement")} total={rows.length} />
    </>
  );
}
