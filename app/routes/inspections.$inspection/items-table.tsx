import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";
import { ITEM_FILTERS } from "#app/inspection/item-filter.ts";

const SHOWN = 100;

const LABELS = {
  settled: "Settled",
  defects: "Defects",
  disputed: "Disputed",
  open: "Open",
  all: "All",
} as const;

/** In the order of the draw. What is not settled shows nothing of what was said: the next reviewer is to be blind to it. */
export function ItemsTable({ page }: { page: InspectionPage }) {
  const base = `/inspections/${page.id}`;
  const query = `?show=${page.filter}`;
  return (
    <>
      <Tabs
        label="Which judgments"
        tabs={ITEM_FILTERS.map((filter) => ({
          label: LABELS[filter],
          href: filter === "settled" ? base : `${base}?show=${filter}`,
          current: filter === page.filter,
        }))}
      />
      <Table
        caption="Judgments"
        sub={countOf(page.lines.length, "judgment")}
        rows={page.lines.slice(0, SHOWN)}
        rowKey={({ n }) => String(n)}
        rowHref={({ state, deliveryId, item }) =>
          state === "open" ? undefined : `/batches/${page.batch.id}/records/${deliveryId}/${item}`
        }
        csvHref={`${base}/items.csv${query}`}
        note={page.lines.length > SHOWN ? `The first ${SHOWN}; all are in the CSV.` : undefined}
        empty={<p className="sub">None is of this kind yet.</p>}
        columns={[
          { key: "id", header: "Record", render: ({ id }) => id },
          { key: "n", header: "Drawn as", numeric: true, render: ({ n }) => groupDigits(n + 1) },
          { key: "state", header: "State", render: ({ state }) => <Status {...STATES[state]} /> },
          { key: "answers", header: "Answered blind", render: ({ answers }) => answers.join("; ") || null },
          { key: "notes", header: "Why", stack: true, render: ({ notes }) => notes.join(" · ") || null },
          {
            key: "reviewers",
            header: "Reviewed by",
            minor: true,
            render: ({ reviewers }) => reviewers.join(", ") || null,
          },
          { key: "stratum", header: "Stratum", minor: true, render: ({ stratum }) => stratum || null },
        ]}
      />
    </>
  );
}

const STATES = {
  fine: { state: "pass", word: "defensible" },
  disputed: { state: "warn", word: "disputed" },
  critical: { state: "fail", word: "critical" },
  major: { state: "fail", word: "major" },
  minor: { state: "fail", word: "minor" },
  open: { state: "insufficient", word: "open" },
} as const;
