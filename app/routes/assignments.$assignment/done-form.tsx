import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import type { FieldsProps } from "../talk-parts/comment-fields.tsx";

export function DoneForm({ values, errors: { form, ...errors } }: FieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <TextAreaField label="What came of it" rows={3} optional {...field("note")} />
      <SignedBy label="Your name" {...field("by")} />
      <FormActions note="It stays on record as done, by you, now.">
        <Button>Mark it done</Button>
      </FormActions>
    </Form>
  );
}
