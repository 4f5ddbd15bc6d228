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
        { key: "what", header: "What", render: (item) => WHAT[item.kind](item, now) },
        { key: "at", header: "When", render: (item) => <When at={item.at} now={now} /> },
      ]}
    />
  );
}

type Kind = Item["kind"];

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
