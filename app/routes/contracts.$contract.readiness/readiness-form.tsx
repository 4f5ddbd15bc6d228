import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { ReadinessPage } from "#app/contracts/readiness-page.server.ts";

interface ReadinessFormProps {
  page: ReadinessPage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

const STATES = [
  { value: "ready", label: "ready" },
  { value: "open", label: "not ready" },
  { value: "not_needed", label: "not needed, with the reason as evidence" },
];

export function ReadinessForm({ page, values, errors: { form, ...errors } }: ReadinessFormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  const first = page.items.find(({ state }) => state === "open")?.item ?? "";
  return (
    <Section title="Note how an item stands" sub="The newest note of an item holds; the earlier ones stay.">
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        <div className="form-row">
          <SelectField
            label="Item"
            {...text("item")}
            defaultValue={values.item ?? first}
            choices={page.items.map(({ item, title }) => ({ value: item, label: title }))}
          />
          <SelectField label="State" {...text("state")} choices={STATES} />
        </div>
        <TextAreaField
          label="Evidence"
          rows={3}
          optional
          help="What shows it, or why it is not needed."
          {...text("evidence")}
        />
        <TextField label="Link" type="url" optional help="To a run, a dashboard, a document." {...text("link")} />
        <div className="form-row">
          <TextField label="Owner" help="Who sees to it." {...text("owner")} />
          <SignedBy label="Your name" {...text("by")} />
        </div>
        <FormActions>
          <Button name="intent" value="note">
            Note it
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
