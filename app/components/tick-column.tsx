import { Form } from "@remix-run/react";
import { Button } from "./button.tsx";
import type { Column } from "./table.tsx";

interface Ticks<Row> {
  /** Of the form that the ticks belong to: see {@link TickedForm}. */
  form: string;
  header: string;
  /** Sent for each row that is ticked. */
  valueIn: (row: Row) => string;
  /** Says for assistive technology which row is ticked. */
  labelIn: (row: Row) => string;
}

const NAME = "subject";

/** A box in each row; the boxes work without scripts, and wherever the form stands on the page. */
export function tickColumn<Row>({ form, header, valueIn, labelIn }: Ticks<Row>): Column<Row> {
  return {
    key: "tick",
    header,
    render: (row) => (
      <label className="tick">
        <input type="checkbox" form={form} name={NAME} value={valueIn(row)} />
        <span className="visually-hidden">{labelIn(row)}</span>
      </label>
    ),
  };
}

interface TickedFormProps {
  id: string;
  /** Where the ticked rows are taken, by GET. */
  action: string;
  /** Sent along. */
  fields: Record<string, string>;
  children: string;
}

export function TickedForm({ id, action, fields, children }: TickedFormProps) {
  return (
    <Form id={id} method="get" action={action} className="form-actions">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="quiet">{children}</Button>
    </Form>
  );
}
