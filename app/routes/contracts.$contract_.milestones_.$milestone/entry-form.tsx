import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";

const CHOICES = [
  { value: "done", label: "It is reached" },
  { value: "due", label: "It moves to another day" },
  { value: "reopened", label: "It is open again" },
  { value: "withdrawn", label: "It is given up" },
];

interface EntryFormProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function EntryForm({ values, errors: { form, ...errors } }: EntryFormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <div className="form-row">
        <SelectField label="What" {...text("entry")} choices={CHOICES} />
        <TextField label="Day" type="date" {...text("day")} />
      </div>
      <TextAreaField label="Reason" rows={2} help="Needed unless it is reached." {...text("reason")} />
      <SignedBy label="Your name" {...text("by")} />
      <FormActions>
        <Button>Record it</Button>
      </FormActions>
    </Form>
  );
}
