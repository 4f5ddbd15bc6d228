import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { LabelClass } from "#app/domain/key-match.ts";
import { CLASS_WORDS } from "../calibration-parts/class-words.ts";

/** A cell of the confusion with the key. */
export interface Cell {
  truth: LabelClass;
  answer: LabelClass;
}

interface CellTableProps {
  page: RoundPage;
  cell: Cell;
}

/** The items behind a cell: together they were given the answer as often as the cell says. */
export function CellTable({ page: { results, places }, cell: { truth, answer } }: CellTableProps) {
  const items = results.items
    .filter(({ key, counts }) => key === truth && (counts[answer] ?? 0) > 0)
    .sort((a, b) => (b.counts[answer] ?? 0) - (a.counts[answer] ?? 0) || a.n - b.n);
  const given = items.reduce((sum, { counts }) => sum + (counts[answer] ?? 0), 0);
  return (
    <div id="cell">
      <Table
        caption={`Key ${CLASS_WORDS[truth]}, answered ${CLASS_WORDS[answer]}`}
        sub={`${countOf(given, "answer")} on ${countOf(items.length, "item")}`}
        rows={items}
        rowKey={(item) => String(item.n)}
        rowHref={(item) => places[item.n]}
        empty={<p className="sub">No item with this key was given this answer.</p>}
        columns={[
          { key: "item", header: "Item", render: (item) => item.externalId },
          { key: "domain", header: "Domain", minor: true, render: (item) => item.domain },
          { key: "given", header: "Given", numeric: true, render: ({ counts }) => groupDigits(counts[answer] ?? 0) },
          { key: "answered", header: "Answered", numeric: true, render: ({ answered }) => groupDigits(answered) },
        ]}
      />
    </div>
  );
}
