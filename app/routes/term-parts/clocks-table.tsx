import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { When } from "#app/components/when.tsx";
import type { TermClock } from "#app/contracts/clocks.ts";
import { CLOCK_LIST } from "#app/contracts/contract-lists.ts";
import { filterName } from "#app/domain/list.ts";
import { TERMS, type TermKind } from "#app/domain/terms/kinds.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { ClockStatus } from "./clock-status.tsx";

interface ClocksTableProps {
  contractId: string;
  /** The only term whose countdowns they are. */
  kind?: TermKind;
  clocks: readonly TermClock[];
  now: number;
}

/** Countdowns, the one that ends first on top. */
export function ClocksTable({ contractId, kind: only, clocks, now }: ClocksTableProps) {
  return (
    <ListTable
      list={CLOCK_LIST}
      csvHref={`/contracts/${contractId}/lists/clocks.csv${only ? `?${ofTerm(only)}` : ""}`}
      caption="Countdowns"
      sub="what the terms have set running, by batch; the one that ends first on top"
      rows={clocks}
      rowKey={({ kind, batch, invoice }) => `${kind} ${batch?.id ?? ""} ${invoice?.id ?? ""}`}
      rowHref={({ batch, invoice }) => (batch ? `/batches/${batch.id}` : invoice && `/invoices/${invoice.id}`)}
      empty={
        <Section title="Countdowns">
          <p className="sub">None runs: nothing waits for a decision, a corrected delivery, a payment or a deletion.</p>
        </Section>
      }
      columns={[
        { key: "batch", sorts: "week", header: "Batch", render: ({ batch, invoice }) => subjectOf(batch, invoice) },
        {
          key: "term",
          header: "Term",
          render: ({ kind }) => <Link href={`/contracts/${contractId}/terms/${kind}`}>{TERMS[kind].title}</Link>,
        },
        { key: "state", header: "Countdown", render: (clock) => <ClockStatus clock={clock} /> },
        { key: "what", sorts: "what then", header: "Then", stack: true, render: ({ what }) => what },
        { key: "ends", header: "Ends", render: ({ endsAt }) => <When at={endsAt} now={now} withTime /> },
        { key: "began", header: "Began", minor: true, render: ({ startsAt }) => <When at={startsAt} now={now} /> },
      ]}
    />
  );
}

function ofTerm(kind: TermKind): URLSearchParams {
  return new URLSearchParams({ [filterName(CLOCK_LIST, "term")]: TERMS[kind].title });
}

function subjectOf(batch: TermClock["batch"], invoice: TermClock["invoice"]): string {
  if (batch) return `Week ${batch.week}`;
  return invoice ? `Invoice ${invoice.number || invoice.id}` : "whole contract";
}
