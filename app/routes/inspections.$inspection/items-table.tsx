import { useLocation } from "@remix-run/react";
import { Status } from "#app/components/status.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { listed } from "#app/domain/list.ts";
import { ITEM_LIST } from "#app/inspection/inspection-lists.ts";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";
import { ITEM_FILTERS } from "#app/inspection/item-filter.ts";
import { flagNamed } from "#app/review/flag-these.ts";
import { FlagRecords } from "../flag-parts/flag-records.tsx";
import { ListTable } from "../list-parts/list-table.tsx";

const SHOWN = 100;
/** Characters of an id that stays on one line, hyphens or not. */
const LONGEST_WHOLE = 24;

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
      <ListTable
        list={ITEM_LIST}
        caption="Judgments"
        sub={countOf(page.lines.length, "judgment")}
        rows={page.lines}
        most={SHOWN}
        rowKey={({ n }) => String(n)}
        rowHref={({ state, deliveryId, item }) =>
          state === "open" ? undefined : `/batches/${page.batch.id}/records/${deliveryId}/${item}`
        }
        csvHref={`${base}/items.csv${query}`}
        empty={<p className="sub">None is of this kind yet.</p>}
        columns={[
          {
            key: "id",
            sorts: "record",
            header: "Record",
            render: ({ id }) => <span className={id.length > LONGEST_WHOLE ? undefined : "nowrap"}>{id}</span>,
          },
          { key: "n", sorts: "drawn as", header: "Drawn as", numeric: true, render: ({ n }) => groupDigits(n + 1) },
          { key: "state", header: "State", render: ({ state }) => <Status {...STATES[state]} /> },
          {
            key: "answers",
            sorts: "answered blind",
            header: "Answered blind",
            render: ({ answers }) => answers.join("; ") || null,
          },
          { key: "notes", sorts: "why", header: "Why", stack: true, render: ({ notes }) => notes.join(" · ") || null },
          {
            key: "reviewers",
            sorts: "reviewed by",
            header: "Reviewed by",
            minor: true,
            render: ({ reviewers }) => reviewers.join(", ") || null,
          },
          { key: "stratum", header: "Stratum", minor: true, render: ({ stratum }) => stratum || null },
        ]}
      />
      <FlagItems page={page} />
    </>
  );
}

/** What is shown and settled of deliveries still in force, as one flag; an item that is open stays blind. */
function FlagItems({ page }: { page: InspectionPage }) {
  const shown = listed(ITEM_LIST, page.lines, new URLSearchParams(useLocation().search)).rows;
  const places = shown
    .filter(({ state, isActive }) => state !== "open" && isActive)
    .map(({ deliveryId, item }) => ({ deliveryId, n: item }));
  const these = flagNamed(page.batch.id, places, {}, "against_instructions");
  return <FlagRecords these={these} total={new Set(places.map(({ deliveryId, n }) => `${deliveryId}/${n}`)).size} />;
}

const STATES = {
  fine: { state: "pass", word: "defensible" },
  disputed: { state: "warn", word: "disputed" },
  critical: { state: "fail", word: "critical" },
  major: { state: "fail", word: "major" },
  minor: { state: "fail", word: "minor" },
  open: { state: "insufficient", word: "open" },
} as const;
