import { EmptyState } from "#app/components/empty-state.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { RecordFilter } from "#app/review/record-filter.ts";
import { judgmentText } from "#app/review/record-row.ts";
import type { ListedRecord, RecordsPage } from "#app/review/records-page.server.ts";

const PER_PAGE = 50;

interface RecordsTableProps {
  batchId: string;
  filter: RecordFilter;
  /** The address's query as it stands. */
  search: string;
  page: RecordsPage;
}

export function RecordsTable({ batchId, filter, search, page }: RecordsTableProps) {
  const base = `/batches/${batchId}/records`;
  const here = (changes: Record<string, string | null>) => base + withParams(search, changes);
  const sortHref = (sort: string) =>
    here({ sort: filter.sort === sort && filter.descending ? sort : `-${sort}`, page: null });
  const from = (page.page - 1) * PER_PAGE;
  return (
    <div>
      <Table
        caption="Records"
        sub={`${countOf(page.total, "record")} with ${countOf(page.judgments, "matching judgment")}`}
        rows={page.rows}
        rowKey={(row) => `${row.deliveryId} ${row.n}`}
        rowHref={(row) => `${base}/${row.deliveryId}/${row.n}${withParams(search, { page: null })}`}
        sort={{ key: filter.sort, direction: filter.descending ? "descending" : "ascending" }}
        csvHref={`/batches/${batchId}/records.csv${withParams(search, { page: null })}`}
        empty={<EmptyState title="No record fits this filter.">Take something out of the filter above.</EmptyState>}
        columns={[
          { key: "delivered", header: "Record", sortHref: here({ sort: null, page: null }), render: (row) => row.id },
          { key: "domain", header: "Domain", sortHref: sortHref("domain"), render: (row) => row.domain },
          {
            key: "turn",
            header: "Turn",
            numeric: true,
            minor: true,
            sortHref: sortHref("turn"),
            render: (row) => row.turn,
          },
          { key: "models", header: "Models", minor: true, render: modelsOf },
          {
            key: "strength",
            header: "Judgments",
            sortHref: sortHref("strength"),
            render: (row) => <Judgments row={row} />,
          },
          { key: "seconds", header: "Seconds", numeric: true, sortHref: sortHref("seconds"), render: secondsOf },
          {
            key: "prompt",
            header: "Prompt, characters",
            numeric: true,
            minor: true,
            sortHref: sortHref("prompt"),
            render: (row) => groupDigits(row.promptChars),
          },
          {
            key: "length",
            header: "Responses, characters",
            numeric: true,
            sortHref: sortHref("length"),
            render: (row) => row.responses.map(({ chars }) => groupDigits(chars)).join(" · "),
          },
          { key: "gold", header: "Gold", render: goldOf },
          { key: "flags", header: "Flags", minor: true, render: flagsOf },
        ]}
      />
      {page.total > 0 && (
        <Pager
          position={`rows ${groupDigits(from + 1)}–${groupDigits(from + page.rows.length)} of ${groupDigits(page.total)}`}
          previousHref={page.page > 1 ? here({ page: String(page.page - 1) }) : undefined}
          nextHref={page.page < page.pages ? here({ page: String(page.page + 1) }) : undefined}
        />
      )}
    </div>
  );
}

const SHOWN = 4;

function Judgments({ row }: { row: ListedRecord }) {
  const { judgments } = row;
  if (judgments.length === 0) return "awaiting feedback";
  const more = judgments.length - SHOWN;
  return (
    <>
      {judgments.slice(0, SHOWN).map(judgmentText).join(" · ")}
      {more > 0 && ` and ${more} more`}
    </>
  );
}

function modelsOf({ responses }: ListedRecord): string | null {
  const models = [...new Set(responses.flatMap(({ model }) => model ?? []))];
  return models.length > 0 ? models.join(" · ") : null;
}

function secondsOf({ judgments }: ListedRecord): string | null {
  const seconds = judgments.slice(0, SHOWN).flatMap((one) => (one.seconds === null ? [] : [groupDigits(one.seconds)]));
  return seconds.length > 0 ? seconds.join(" · ") : null;
}

function goldOf({ judgments, goldStrength }: ListedRecord): string | null {
  if (goldStrength === null) return null;
  const right = judgments.filter(({ gold }) => gold === "right").length;
  const wrong = judgments.filter(({ gold }) => gold === "wrong").length;
  return right + wrong === 0 ? "gold, not answered" : `${right} right, ${wrong} wrong`;
}

function flagsOf({ flags, responses }: ListedRecord): string | null {
  const words = new Set([
    ...flags.filter((flag) => flag !== "gold"),
    ...responses.flatMap((response) => response.flags),
  ]);
  return words.size > 0 ? [...words].join(", ") : null;
}
