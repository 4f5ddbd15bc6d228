import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { MappingPage } from "#app/jobs/mapping-page.server.ts";
import { ColumnSelect, ColumnsSelect } from "./column-select.tsx";
import { ScaleFields } from "./scale-fields.tsx";

/** Preview by GET, so that a mapping can be linked; saving and reading again by POST. */
export function MappingEditor({ page }: { page: MappingPage }) {
  const { columns, fault, vendor } = page;
  const values = new URLSearchParams(page.fields);
  const one = (name: string) => values.get(name) ?? "";
  const column = (label: string, name: string, needed = false) => (
    <ColumnSelect label={label} name={name} columns={columns} chosen={one(name)} needed={needed} />
  );
  return (
    <Form method="get" className="form wide" key={JSON.stringify(page.fields)}>
      <FormErrors count={0} messages={fault === null ? [] : [fault]} />
      <Section title="The record">
        <div className="form wide">
          <div className="form-row">
            <SelectField label="A row is" name="row" defaultValue={one("row") || "item"} choices={ROWS} />
            <ColumnsSelect
              label="Columns that tell records apart"
              name="item"
              columns={columns}
              chosen={values.getAll("item")}
              help="None: every row is one."
            />
            <ColumnsSelect
              label="Prompt"
              name="prompt"
              needed
              columns={columns}
              chosen={values.getAll("prompt")}
              help="Several are joined."
            />
            {column("System message", "system")}
          </div>
          <div className="form-row">
            {column("First response", "response1", true)}
            {column("Its model", "model1")}
            {column("Second response", "response2", true)}
            {column("Its model, of the second", "model2")}
            <SelectField
              label="Is this the order they were shown in"
              name="orderKnown"
              defaultValue={one("orderKnown") || "yes"}
              choices={YES_NO}
              help="If not, position bias is not computable."
            />
          </div>
        </div>
      </Section>
      <Section title="The label">
        <div className="form wide">
          <ColumnsSelect
            label="Label columns"
            name="label"
            needed
            columns={columns}
            chosen={values.getAll("label")}
            help="Several: one annotator each, named by the column."
          />
          <ScaleFields values={values} columns={columns} />
        </div>
      </Section>
      <Section title="Around it">
        <div className="form wide">
          <div className="form-row">
            {column("Annotator", "annotator")}
            {column("Time", "at")}
            {column("Seconds spent", "seconds")}
            <SelectField label="In" name="secondsUnit" defaultValue={one("secondsUnit") || "s"} choices={UNITS} />
            {column("Comment", "comment")}
            {column("Domain", "domain")}
            {column("Language", "language")}
            {column("Conversation", "conversation")}
            {column("Turn", "turn")}
            {column("Gold answer", "gold")}
          </div>
          {vendor && (
            <TextField
              label={`Saved for ${vendor.name} as`}
              name="name"
              defaultValue={one("name") || "table"}
              help="A name that exists becomes its next version."
            />
          )}
        </div>
      </Section>
      <FormActions
        note={
          vendor
            ? "Saving keeps the mapping for this vendor and reads the file again with it."
            : "The file is read again with this mapping; nothing is kept."
        }
      >
        <Button formMethod="post">{vendor ? "Save and read the file" : "Check with this mapping"}</Button>
        <Button look="quiet" formMethod="get">
          Preview
        </Button>
      </FormActions>
    </Form>
  );
}

const ROWS = [
  { value: "item", label: "a whole record" },
  { value: "judgment", label: "one of several judgments of a record" },
];
const YES_NO = [
  { value: "yes", label: "yes" },
  { value: "no", label: "no, or not known" },
];
const UNITS = [
  { value: "s", label: "seconds" },
  { value: "ms", label: "milliseconds" },
];
