import { Choices } from "#app/components/choices.tsx";
import { Link } from "#app/components/link.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { SharedPage, SharedRow, SharedSort } from "#app/vendors/shared-page.server.ts";

/** One comparison a row; a row opens the two records side by side. */
export function SharedTable({ page, search }: { page: SharedPage; search: string }) {
  const { rows, counts, show, sort, descending, found, page: at, pages, perPage, chosen } = page;
  const [one, other] = chosen;
  const here = (changes: Record<string, string | null>) => withVendors(search, changes);
  const sorted = (key: SharedSort) => ({
    sortHref: here({ sort: sort === key && !descending ? `-${key}` : key, page: null }),
  });
  return (
    <div>
      <Choices
        label="Show"
        choices={counts.map(({ key, title, n }) => ({
          key,
          label: `${title} ${groupDigits(n)}`,
          href: here({ show: key, page: null }),
          current: key === show,
        }))}
      />
      <Table
        caption="Comparisons"
        sub="answers are told of the responses as the first vendor’s record shows them"
        rows={rows}
        rowKey={({ key }) => key}
        rowHref={({ one: a, other: b }) => `/vendors/compare/shared/${a.deliveryId}/${a.n}?with=${b.deliveryId}/${b.n}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/vendors/compare/shared.csv${here({ page: null })}`}
        note={countOf(found, "comparison")}
        empty={<p className="sub">No comparison is of this kind.</p>}
        columns={[
          { key: "record", header: "Comparison", ...sorted("record"), render: ({ one: { id } }) => id },
          {
            key: "first",
            header: one?.name ?? "",
            ...sorted("first"),
            render: ({ sides, one: a }) => answer(sides[0], a.votes),
          },
          {
            key: "second",
            header: other?.name ?? "",
            ...sorted("second"),
            render: ({ sides, other: b, isTurned }) => (
              <>
                {answer(sides[1], b.votes)}
                {isTurned && <span className="sub"> · shown in the other order</span>}
              </>
            ),
          },
          { key: "gold", header: "Gold", ...sorted("gold"), render: goldOf },
          {
            key: "other",
            header: `Record of ${other?.name ?? ""}`,
            render: ({ other: b }) => (
              <>
                <Link href={`/batches/${b.batchId}/records/${b.deliveryId}/${b.n}`}>{b.id}</Link>{" "}
                <span className="sub">
                  {b.contract}, week {b.week}
                </span>
              </>
            ),
          },
        ]}
      />
      {pages > 1 && (
        <Pager
          position={`rows ${groupDigits((at - 1) * perPage + 1)}–${groupDigits(Math.min(found, at * perPage))} of ${groupDigits(found)}`}
          previousHref={at > 1 ? here({ page: String(at - 1) }) : undefined}
          nextHref={at < pages ? here({ page: String(at + 1) }) : undefined}
        />
      )}
    </div>
  );
}

/** Both vendors stay in the address: it names them by one word twice. */
function withVendors(search: string, changes: Record<string, string | null>): string {
  const vendors = new URLSearchParams(search).getAll("vendor");
  const rest = withParams(search, { ...changes, vendor: null }).replace(/^\?/, "");
  return `?${[new URLSearchParams(vendors.map((id) => ["vendor", id])), rest].filter((part) => String(part) !== "").join("&")}`;
}

function answer(side: string | undefined, votes: readonly number[]) {
  const judgments = votes.reduce((sum, one) => sum + one, 0);
  return (
    <>
      {side}
      {judgments > 1 && <span className="sub"> of {judgments} judgments</span>}
    </>
  );
}

function goldOf({ gold, sides }: SharedRow) {
  if (gold === null) return null;
  const right = sides.map((side) => side === gold);
  if (right[0] === right[1]) return `${gold}: both ${right[0] ? "right" : "wrong"}`;
  return <Status state="warn" word={`${gold}: ${right[0] ? "the first vendor" : "the other vendor"} is right`} />;
}
