import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import type { FlagPage } from "#app/review/flag-page.server.ts";
import { judgmentText } from "#app/review/record-row.ts";

/** How much it touches, and the first of the rows behind it. */
export function FlaggedRecords({ page }: { page: FlagPage }) {
  const { flag, numbers, records, total, rowsHref } = page;
  if (!numbers) return <Callout title="Nothing is delivered for this week." />;
  if (numbers.whole.items === 0)
    return (
      <Callout tone="warn" title="The batch as it stands holds nothing of what was flagged.">
        <p>It was in a delivery that another one has superseded since.</p>
      </Callout>
    );
  return (
    <Table
      caption="What it touches"
      sub={<Extent page={page} />}
      rows={records}
      rowKey={(row) => `${row.deliveryId} ${row.n}`}
      rowHref={(row) => `/batches/${flag.batchId}/records/${row.deliveryId}/${row.n}`}
      empty={<p className="sub">Nobody has judged what it is about yet.</p>}
      note={
        <Link href={rowsHref}>
          {total > records.length ? `all ${groupDigits(total)} records` : "as a list with filters"}
        </Link>
      }
      columns={[
        { key: "id", header: "Record", render: (row) => row.id },
        { key: "domain", header: "Domain", render: (row) => row.domain },
        {
          key: "judgments",
          header: "Judgments",
          render: (row) => row.judgments.slice(0, 4).map(judgmentText).join(" · ") || "awaiting feedback",
        },
      ]}
    />
  );
}

function Extent({ page: { numbers, share, flag } }: { page: FlagPage }) {
  if (!numbers) return null;
  const { whole, batch, unit, currency } = numbers;
  return (
    <>
      {countOf(whole.judgments, "judgment")} on {countOf(whole.items, "record")}, {countOf(whole.units, unit)}:{" "}
      <Money minor={whole.minor} currency={currency} /> at the batch’s average price,{" "}
      {percentText(batch.minor === 0 ? 0 : whole.minor / batch.minor)} of the batch.{" "}
      {share
        ? `${groupDigits(share.added.judgments)} of the judgments were new with it, ${groupDigits(share.alone.judgments)} carry only this flag.`
        : `It is ${flag.state} and counts nowhere.`}
    </>
  );
}
