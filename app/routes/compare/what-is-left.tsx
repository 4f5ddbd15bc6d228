import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import type { ComparedBatch, ComparedBatches } from "#app/review/compare-page.server.ts";

/** The funnel of each, and what a unit of it costs. */
export function WhatIsLeft({ compared: { a, b } }: { compared: ComparedBatches }) {
  return (
    <Section
      id="left"
      title="What is left, and what it costs"
      sub={
        a.currency === b.currency
          ? undefined
          : "The contracts pay in different currencies: amounts stand side by side, not compared."
      }
    >
      <Table
        caption="Funnel and money"
        captionHidden
        rows={[
          { name: "A", one: a },
          { name: "B", one: b },
        ]}
        rowKey={({ name }) => name}
        rowHref={({ one }) => `/batches/${one.id}`}
        columns={[
          { key: "batch", header: "Batch", render: ({ name, one }) => `${name}: ${one.name}` },
          { key: "expected", header: "Expected units", numeric: true, render: ({ one }) => groupDigits(one.expected) },
          {
            key: "delivered",
            header: "Records delivered",
            numeric: true,
            render: ({ one }) => groupDigits(one.delivered),
          },
          { key: "valid", header: "Valid", numeric: true, render: ({ one }) => ofDelivered(one, one.valid) },
          { key: "used", header: "Used", numeric: true, render: ({ one }) => ofDelivered(one, one.used) },
          {
            key: "effective",
            header: "Effective",
            numeric: true,
            render: ({ one }) => ofDelivered(one, one.effective),
          },
          {
            key: "payable",
            header: "Payable",
            numeric: true,
            render: ({ one }) => (
              <>
                <Money minor={one.payableMinor} currency={one.currency} />
                {!one.decided && <span className="sub"> if as recommended</span>}
              </>
            ),
          },
          {
            key: "accepted",
            header: "Per accepted unit",
            numeric: true,
            render: ({ one }) =>
              one.perAcceptedMicro === null ? (
                <span className="sub">{one.decided ? "nothing accepted" : "not decided"}</span>
              ) : (
                <UnitPrice micro={one.perAcceptedMicro} currency={one.currency} />
              ),
          },
          {
            key: "perEffective",
            header: "Per effective unit",
            numeric: true,
            render: ({ one }) =>
              one.perEffectiveMicro === null ? (
                <span className="sub">nothing payable</span>
              ) : (
                <UnitPrice micro={one.perEffectiveMicro} currency={one.currency} />
              ),
          },
        ]}
      />
    </Section>
  );
}

function ofDelivered({ delivered }: ComparedBatch, count: number): string {
  return delivered > 0
    ? `${groupDigits(count)} (${percentText(Number((count / delivered).toFixed(3)))})`
    : groupDigits(count);
}
