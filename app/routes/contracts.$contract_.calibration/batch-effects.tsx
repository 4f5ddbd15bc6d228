import type { BatchEffect } from "#app/calibration/batch-effect.server.ts";
import { effectSentence } from "#app/calibration/effect.ts";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";

/** The same question asked of deliveries: gold accuracy before and after each change of the instructions. */
export function BatchEffects({ effects, contractId }: { effects: readonly BatchEffect[]; contractId: string }) {
  if (effects.length === 0) return null;
  return (
    <Table
      caption="Deliveries before and after a change of the instructions"
      sub="accuracy on gold items, weeks under one version against weeks under the next; compared by those who worked under both. Weeks differ in prompts and people too: a difference is not proof of its cause"
      rows={effects}
      rowKey={({ from, to, weeksAfter }) => `${from} ${to} ${weeksAfter[0]}`}
      rowHref={() => `/metrics/gold-accuracy?contract=${contractId}`}
      columns={[
        { key: "change", header: "Instructions", render: ({ from, to }) => `${from} to ${to}` },
        { key: "before", header: "Weeks before", render: ({ weeksBefore }) => weeksBefore.join(", ") },
        { key: "after", header: "Weeks after", render: ({ weeksAfter }) => weeksAfter.join(", ") },
        {
          key: "people",
          header: "People compared",
          numeric: true,
          render: ({ outcome }) => (outcome.kind === "estimate" ? groupDigits(outcome.takers) : null),
        },
        { key: "effect", header: "Effect", stack: true, render: ({ outcome }) => effectSentence(outcome) },
      ]}
    />
  );
}
