import { Form } from "@remix-run/react";
import { GOLD_LIST } from "#app/calibration/calibration-lists.ts";
import type { CalibrationPage } from "#app/calibration/calibration-page.server.ts";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import { ListTable } from "../list-parts/list-table.tsx";

interface GoldTableProps {
  contractId: string;
  gold: CalibrationPage["gold"];
  now: number;
  refused: { gold: number; message: string } | null;
}

/** What researchers agreed on: the contract's own gold. It leaves use with a reason, and stays on record. */
export function GoldTable({ contractId, gold, now, refused }: GoldTableProps) {
  const inUse = gold.filter(({ retired }) => retired === null).length;
  return (
    <div id="gold">
      <ListTable
        list={GOLD_LIST}
        csvHref={`/contracts/${contractId}/lists/gold.csv`}
        caption="Gold of the contract"
        sub={`${countOf(inUse, "item")} in use; two people agreed on each`}
        rows={gold}
        rowKey={({ id }) => String(id)}
        rowHref={({ href }) => href}
        empty={
          <Section title="Gold of the contract">
            <EmptyState title="Nobody has agreed on an item yet.">
              Open a week, then its contested items: two people who agree on the answer make gold of one, which then
              serves in rounds.
            </EmptyState>
          </Section>
        }
        columns={[
          { key: "item", header: "Item", render: ({ externalId }) => externalId },
          { key: "domain", header: "Domain", minor: true, render: ({ domain }) => domain },
          { key: "key", sorts: "agreed answer", header: "Agreed answer", render: ({ key }) => key },
          {
            key: "who",
            sorts: "agreed by",
            header: "Agreed by",
            render: ({ agreedBy, secondedBy }) => `${agreedBy} and ${secondedBy}`,
          },
          { key: "at", sorts: "agreed at", header: "When", render: ({ at }) => <When at={at} now={now} /> },
          {
            key: "reason",
            header: "Reason",
            stack: true,
            render: ({ reason }) => <span className="reason">{reason}</span>,
          },
          {
            key: "use",
            header: "Use",
            stack: true,
            render: (row) =>
              row.retired ? (
                `retired by ${row.retired.by}: ${row.retired.reason}`
              ) : (
                <Retire id={row.id} message={refused?.gold === row.id ? refused.message : undefined} />
              ),
          },
        ]}
      />
    </div>
  );
}

function Retire({ id, message }: { id: number; message: string | undefined }) {
  return (
    <details open={message !== undefined}>
      <summary>in use; retire</summary>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="gold" value={id} />
        <TextField
          label="Why it is retired"
          name="reason"
          error={message}
          help="It stays on record and in the rounds that used it; new rounds will not take it."
        />
        <Button look="danger" small>
          Retire it
        </Button>
      </Form>
    </details>
  );
}
