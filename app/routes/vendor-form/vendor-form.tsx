import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { VendorValues } from "./vendor-of-form.ts";

export function VendorForm({
  values,
  errors,
  save,
}: {
  values: VendorValues;
  errors: Partial<VendorValues>;
  save: string;
}) {
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} />
      <TextField label="Name" name="name" defaultValue={values.name} error={errors.name} />
      <TextAreaField
        label="Notes"
        name="notes"
        optional
        help="Conventions, whatever the next person should know. People and dated notes have a page of their own."
        defaultValue={values.notes}
        error={errors.notes}
      />
      <FormActions>
        <Button>{save}</Button>
      </FormActions>
    </Form>
  );
}
