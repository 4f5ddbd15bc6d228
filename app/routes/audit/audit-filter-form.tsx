import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { AuditField, AuditPage } from "#app/people/audit-page.server.ts";

/** The state of the form is the address of the page. */
export function AuditFilterForm({ page: { values, words, fault, order } }: { page: AuditPage }) {
  const text = (name: AuditField) => ({ name, defaultValue: values[name], optional: true });
  const choice = (label: string, name: "who" | "what") => (
    <SelectField
      label={label}
      {...text(name)}
      choices={[{ value: "", label: "any" }, ...words[name].map((value) => ({ value, label: value }))]}
    />
  );
  return (
    <Form method="get" action="/audit" className="form wide" key={JSON.stringify(values)}>
      {order === "oldest first" && <input type="hidden" name="sort" value="number" />}
      <div className="form-row">
        {choice("Who", "who")}
        {choice("What", "what")}
        <TextField label="Thing" placeholder="batches, flags/3" {...text("thing")} />
        <TextField label="Anywhere in the event" {...text("text")} />
        <TextField label="From day" type="date" {...text("since")} error={fault ?? undefined} />
        <TextField label="To day" type="date" {...text("until")} />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href="/audit">
          Show all
        </LinkButton>
      </FormActions>
    </Form>
  );
}
