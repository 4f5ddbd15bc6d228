import { dateText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import type { Attention as Item } from "#app/review/attention.ts";

/** Weeks due, late and short, windows that close, reworks that are out; by date. */
export function Attention({ items, now }: { items: readonly Item[]; now: number }) {
  if (items.length === 0)
    return (
      <Section title="Due, late, short">
        <p className="sub">Nothing is due within seven days, late or short.</p>
      </Section>
    );
  return (
    <Table
      caption="Due, late, short"
      sub="the next seven days and what is overdue"
      rows={items}
      rowKey={(item) => `${item.kind} ${item.batchId}`}
      rowHref={(item) => `/batches/${item.batchId}`}
      columns={[
        {
          key: "batch",
          header: "Batch",
          render: (item) => (
            <>
              {item.vendor} · week {item.week}
            </>
          ),
        },
        { key: "state", header: "State", render: (item) => <Status {...LOOKS[item.kind](item, now)} /> },
        {
          key: "what",
          header: "What",
          render: (item) => (
            <>
              {WHAT[item.kind](item, now)}
              <Why item={item} />
            </>
          ),
        },
        { key: "at", header: "When", render: (item) => <When at={item.at} now={now} /> },
        { key: "next", header: "Next", render: (item) => <Next {...NEXT[item.kind](item, now)} /> },
      ]}
    />
  );
}

/** Of the kinds that a reason explains. */
function Why({ item: { kind, reason, week, contractId } }: { item: Item }) {
  if (kind !== "late" && kind !== "due" && kind !== "short") return null;
  if (reason) return <div className="sub">{`${reason.reason} (${reason.by}, ${dateText(reason.at)})`}</div>;
  if (kind === "due") return null;
  return (
    <div className="sub">
      <Link href={`/contracts/${contractId}/schedule`}>
        No reason on record<span className="visually-hidden"> for week {week}</span>
      </Link>
    </div>
  );
}

function Next({ label, href }: { label: string; href: string }) {
  return <Link href={href}>{label}</Link>;
}

type Kind = Item["kind"];

const asks = (label: string) => (item: Item) => ({ label, href: `/contracts/${item.contractId}/questions` });
const decides = (label: string) => (item: Item) => ({ label, href: `/batches/${item.batchId}/decide` });

/** The one thing to do about it. */
const NEXT: Record<Kind, (item: Item, now: number) => { label: string; href: string }> = {
  late: asks("Ask the vendor when it comes"),
  due: ({ contractId }) => ({ label: "See the schedule", href: `/contracts/${contractId}/schedule` }),
  short: decides("Decide, or ask for the rest"),
  window: (item, now) => decides(item.at > now ? "Decide before it ends" : "Decide")(item),
  deemed: decides("Say whether it trains"),
  rework: asks("Ask for the delivery"),
};

const LOOKS: Record<Kind, (item: Item, now: number) => { state: MetricState; word: string }> = {
  late: ({ daysLate }) => ({ state: "fail", word: `late ${daysLate} d` }),
  due: () => ({ state: "insufficient", word: "due" }),
  short: () => ({ state: "warn", word: "short" }),
  window: ({ at }, now) => ({ state: "warn", word: at > now ? "closing" : "ended" }),
  deemed: () => ({ state: "fail", word: "deemed accepted" }),
  rework: () => ({ state: "insufficient", word: "rework" }),
};

const WHAT: Record<Kind, (item: Item, now: number) => string> = {
  late: ({ expectedUnits, unit }) => `${countOf(expectedUnits, unit)} expected`,
  due: ({ expectedUnits, unit }) => `${countOf(expectedUnits, unit)} expected`,
  short: ({ missingUnits, expectedUnits, unit }) =>
    `${countOf(missingUnits, unit)} missing of ${countOf(expectedUnits, unit)}`,
  window: ({ at }, now) =>
    at > now
      ? "right to reject ends; accepted as it is after that"
      : "right to reject has ended; silence means nothing",
  deemed: () => "nobody decided in time: it counts as accepted and is payable in full",
  rework: () => "sent back; a corrected delivery is awaited",
};
