import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Count } from "#app/components/count.tsx";
import { dayText } from "#app/components/date-text.ts";
import { SignedBy } from "#app/components/signed-by.tsx";
import { Status } from "#app/components/status.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { SLOT_LIST } from "#app/schedule/schedule-lists.ts";
import type { SchedulePage } from "#app/schedule/schedule-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

type Slot = SchedulePage["slots"][number];
const STATE = {
  confirmed: "pass",
  "confirmed late": "warn",
  lapsed: "fail",
  "confirm now": "warn",
  booked: "insufficient",
} as const;

interface SlotsTableProps {
  page: SchedulePage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function SlotsTable({ page: { contract, slots, today }, values, errors }: SlotsTableProps) {
  if (slots.length === 0) return null;
  return (
    <ListTable
      list={SLOT_LIST}
      caption="Booked slots"
      sub="people the vendor holds free for a week"
      rows={slots}
      rowKey={({ id }) => String(id)}
      csvHref={`/contracts/${contract.id}/slots.csv`}
      fold={(slot) =>
        slot.confirmed ? null : <ConfirmForm slot={slot} values={{ day: today, ...values }} errors={errors} />
      }
      columns={[
        { key: "week", header: "Week", render: ({ week }) => `Week ${week}` },
        { key: "units", header: "Units", numeric: true, render: ({ units }) => <Count value={units} /> },
        { key: "by", sorts: "confirm by", header: "Confirm by", render: ({ confirmBy }) => dayText(confirmBy) },
        { key: "state", header: "State", render: ({ state }) => <Status state={STATE[state]} word={state} /> },
        {
          key: "confirmed",
          sorts: "confirmed on",
          header: "Confirmed",
          render: ({ confirmed }) => (confirmed ? `${dayText(confirmed.on)}, ${confirmed.by}` : null),
        },
        { key: "booked", sorts: "booked by", header: "Booked by", minor: true, render: ({ by }) => by },
      ]}
    />
  );
}

function ConfirmForm({ slot, values, errors }: Omit<SlotsTableProps, "page"> & { slot: Slot }) {
  const isSent = values.slot === String(slot.id);
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: isSent ? errors[name] : undefined });
  return (
    <details open={isSent}>
      <summary>
        Confirm<span className="visually-hidden"> the slot of week {slot.week}</span>
      </summary>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="slot" value={slot.id} />
        {isSent && errors.form && <p className="field-error">{errors.form}</p>}
        <div className="form-row">
          <TextField label="Confirmed on" type="date" {...text("day")} />
          <SignedBy label="Your name" {...text("by")} />
        </div>
        <div className="form-actions">
          <Button name="intent" value="confirm" look="quiet">
            Confirm the slot
          </Button>
        </div>
      </Form>
    </details>
  );
}
