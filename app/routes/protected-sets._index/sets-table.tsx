import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { When } from "#app/components/when.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { PROTECTED_LIST } from "#app/review/desk-lists.ts";
import type { ProtectedSetFacts } from "#app/review/protected-sets-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export function SetsTable({ sets, now }: { sets: readonly ProtectedSetFacts[]; now: number }) {
  return (
    <ListTable
      list={PROTECTED_LIST}
      csvHref={"/lists/protected-sets.csv"}
      caption="Sets in force"
      sub="Taking one away ends the comparison for deliveries to come; what was found with it stays"
      rows={sets}
      rowKey={(set) => set.id}
      empty={
        <EmptyState
          title="No evaluation set is protected yet."
          command="assay protect ifeval.jsonl --name IFEval --version 2023-11"
        >
          Add the prompts of the benchmarks you report. A delivery that holds them would teach the model its own exam;
          without a set, evaluation contamination is not computable.
        </EmptyState>
      }
      columns={[
        { key: "name", sorts: "set", header: "Set", render: (set) => `${set.name} ${set.version}` },
        { key: "entries", sorts: "texts", header: "Texts", numeric: true, render: (set) => groupDigits(set.entries) },
        {
          key: "deliveries",
          header: "Deliveries compared",
          numeric: true,
          render: (set) => groupDigits(set.deliveries),
        },
        { key: "items", header: "Items that match", numeric: true, render: (set) => groupDigits(set.items) },
        { key: "field", header: "Field", minor: true, render: (set) => <code>{set.field}</code> },
        { key: "file", header: "File", minor: true, render: (set) => set.fileName },
        {
          key: "sha",
          sorts: null,
          header: "SHA-256",
          minor: true,
          render: (set) => <code title={set.fileSha256}>{set.fileSha256.slice(0, 12)}…</code>,
        },
        { key: "added", header: "Added", render: (set) => <When at={set.createdAt} now={now} /> },
        { key: "by", header: "By", minor: true, render: (set) => set.createdBy },
        { key: "remove", sorts: null, header: "Take away", render: removal },
      ]}
    />
  );
}

/** Says what will happen before it happens, without scripts. */
function removal(set: ProtectedSetFacts) {
  return (
    <details>
      <summary>Take away …</summary>
      <Form method="post">
        <p className="sub">
          {countOf(set.entries, "text")} will not be looked for any more. {countOf(set.items, "match", "matches")} found
          in {countOf(set.deliveries, "delivery", "deliveries")} stay until they are compared again.
        </p>
        <input type="hidden" name="id" value={set.id} />
        <Button look="danger" small name="intent" value="remove" aria-label={`Take away ${set.name} ${set.version}`}>
          Take it away
        </Button>
      </Form>
    </details>
  );
}
