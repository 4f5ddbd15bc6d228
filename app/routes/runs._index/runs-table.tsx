import { Link } from "#app/components/link.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { trainedOn } from "#app/loop/run-words.ts";
import type { RunSort, RunsPage } from "#app/loop/runs-page.server.ts";

export function RunsTable({ page, search, now }: { page: RunsPage; search: string; now: number }) {
  const { rows, sort, descending } = page;
  const here = (changes: Record<string, string | null>) => `/runs${withParams(search, changes)}`;
  const sortHref = (key: RunSort) => here({ sort: sort === key && descending ? key : `-${key}`, page: null });
  return (
    <div>
      <Table
        caption="Training runs"
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/runs/${id}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/runs.csv${withParams(search, { page: null })}`}
        note={page.pages === 1 && countOf(rows.length, "run")}
        empty={<p className="sub">No run is of this kind.</p>}
        columns={[
          {
            key: "run",
            header: "Run",
            sortHref: sortHref("run"),
            render: ({ name, withdrawal }) => (withdrawal ? `${name} (withdrawn)` : name),
          },
          { key: "kind", header: "Trained on", sortHref: sortHref("kind"), render: trainedOn },
          {
            key: "release",
            header: "Release",
            sortHref: sortHref("release"),
            render: ({ releaseId, release }) =>
              releaseId ? <Link href={`/releases/${releaseId}`}>{release}</Link> : null,
          },
          { key: "recipe", header: "Recipe", sortHref: sortHref("recipe"), render: ({ recipe }) => recipe },
          {
            key: "seeds",
            header: "Seeds",
            numeric: true,
            sortHref: sortHref("seeds"),
            render: ({ seeds }) => groupDigits(seeds.length),
          },
          {
            key: "evaluations",
            header: "Evaluations",
            numeric: true,
            sortHref: sortHref("evaluations"),
            render: ({ evaluations }) => groupDigits(evaluations),
          },
          { key: "by", header: "By", minor: true, sortHref: sortHref("by"), render: ({ by }) => by },
          {
            key: "noted",
            header: "Noted",
            minor: true,
            sortHref: sortHref("noted"),
            render: ({ at }) => <When at={at} now={now} />,
          },
        ]}
      />
      {page.pages > 1 && (
        <Pager
          position={`${groupDigits(rows.length)} of ${countOf(page.found, "run")}, page ${page.page} of ${page.pages}`}
          previousHref={page.page > 1 ? here({ page: String(page.page - 1) }) : undefined}
          nextHref={page.page < page.pages ? here({ page: String(page.page + 1) }) : undefined}
        />
      )}
    </div>
  );
}
