import { Callout } from "#app/components/callout.tsx";
import { unitLimits } from "#app/components/gates.ts";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Kept } from "#app/components/kept.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { paddedRange, type Range } from "#app/components/scale.ts";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { isKept } from "#app/domain/kept-fields.ts";
import { CLAIM_STATES, caveatOf, outcomeOf, WORTH_WORDS } from "#app/loop/claim-words.ts";
import type { LeftOutPage, LeftOutSort } from "#app/loop/left-out-page.server.ts";
import { WORTH_PER } from "#app/loop/worth.ts";
import { ClaimStatus } from "../loop-parts/claim-status.tsx";
import { Difference, WorthForMoney } from "../loop-parts/difference.tsx";

type Row = LeftOutPage["rows"][number];

export function LeftOutTable({ page, search }: { page: LeftOutPage; search: string }) {
  const { release, whole, rows, sort, descending, evaluation } = page;
  const path = `/releases/${release.id}/left-out`;
  const sortHref = (key: LeftOutSort) =>
    `${path}${withParams(search, { sort: sort === key && descending ? key : `-${key}` })}`;
  const currencies = [...new Set(rows.flatMap(({ paid }) => paid?.currency ?? []))];
  const axis = axisOf(rows);
  const currency = currencies.length === 1 ? `${currencies[0]} ` : "";
  return (
    <div className="grid gap-4">
      {!whole && (
        <Callout tone="warn" title="No run on the whole release to hold them against.">
          <p>Note one from the same checkpoint by the same method, and evaluate it alike.</p>
        </Callout>
      )}
      <Table
        caption={evaluation ?? "Not evaluated yet"}
        sub={
          whole ? (
            <>
              <Link href={`/runs/${whole.id}`}>{whole.name}</Link>, on the whole release, less the run without the
              batch; above 0 the batch helps
            </>
          ) : null
        }
        rows={rows}
        rowKey={({ key }) => key}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`${path}.csv${withParams(search, {})}`}
        note={noteOf(page, currencies)}
        columns={[
          { key: "week", header: "Left out", sortHref: sortHref("week"), render: (row) => <Batches row={row} /> },
          { key: "claim", header: "Worth", render: (row) => claimCell(row, evaluation) },
          {
            key: "difference",
            header: "Difference",
            numeric: true,
            sortHref: sortHref("difference"),
            render: ({ comparison }) => comparison && <Difference comparison={comparison} stacked />,
          },
          {
            key: "bar",
            header: "Against 0",
            stack: true,
            render: (row) => row.comparison && <Bar row={row} axis={axis} />,
          },
          {
            key: "worth",
            header: `Per ${currency}${groupDigits(WORTH_PER)}`,
            numeric: true,
            sortHref: sortHref("worth"),
            render: worthCell,
          },
          {
            key: "paid",
            header: "Payable",
            numeric: true,
            sortHref: sortHref("paid"),
            render: ({ paid }) => (paid ? <Money minor={paid.minor} currency={paid.currency} /> : "several currencies"),
          },
          {
            key: "adjusted",
            header: "Adjusted p",
            numeric: true,
            sortHref: sortHref("adjusted"),
            render: ({ adjusted }) => (adjusted === null ? null : groupDigits(adjusted, 3)),
          },
          {
            key: "run",
            header: "Run without it",
            minor: true,
            render: ({ run }) => run && <Link href={`/runs/${run.id}`}>{run.name}</Link>,
          },
        ]}
      />
    </div>
  );
}

function Batches({ row: { batches } }: { row: Row }) {
  return batches.map(({ batchId, week, contract }) => (
    <div key={batchId}>
      <Link href={`/batches/${batchId}`}>Week {week}</Link> <span className="sub">{contract}</span>
    </div>
  ));
}

/** One axis for all rows, so that they compare; 0 is on it. */
function axisOf(rows: readonly Row[]) {
  const ends = rows.flatMap(({ comparison }) => {
    if (!comparison) return [];
    const { value, interval } = comparison;
    return interval ? [interval.low, interval.high] : [value];
  });
  return paddedRange([0, ...ends], 0.1, unitLimits("difference"));
}

function Bar({ row: { comparison, claim }, axis }: { row: Row; axis: Range }) {
  if (!comparison || !claim) return null;
  return (
    <IntervalBar
      outcome={outcomeOf(comparison)}
      state={CLAIM_STATES[claim]}
      unit="difference"
      label="worth of the batch"
      better="higher"
      lines={{ warn: 0, fail: 0 }}
      axis={axis}
    />
  );
}

function claimCell({ run, claim }: Row, evaluation: string | null) {
  if (!run) return "no run leaves it out alone";
  return claim ? (
    <ClaimStatus claim={claim} words={WORTH_WORDS} />
  ) : (
    `not evaluated${evaluation ? ` on ${evaluation}` : ""}`
  );
}

function worthCell({ comparison, paid, worth }: Row) {
  if (worth) return <WorthForMoney worth={worth} />;
  if (!comparison) return null;
  if (paid && isKept(paid.minor)) return <Kept />;
  return paid ? "not computable: nothing is payable" : "not computable: several currencies";
}

function noteOf({ tested, rows }: LeftOutPage, currencies: readonly string[]): string {
  const caveats = new Set(rows.flatMap(({ comparison }) => (comparison ? caveatOf(comparison) : [])));
  return [
    tested > 1 &&
      `${countOf(tested, "batch", "batches")} tested: at 5 % each, chance alone would make some stand out, so p is adjusted (Benjamini–Hochberg) and no claim is made above 0.05. All are held against the same run, so they rise and fall together, which the method allows for.`,
    "A batch that others can stand in for shows little worth here, even if all of them together are worth much. Payable is what the decision on the batch that the release rests on makes payable, after credit: as it was signed, without a credit given up or a decision replaced since.",
    currencies.length > 1 && "Amounts are in different currencies; worths per amount are not comparable across them.",
    ...caveats,
  ]
    .filter(Boolean)
    .join(" ");
}
