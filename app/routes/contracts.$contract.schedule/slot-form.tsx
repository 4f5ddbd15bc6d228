import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";

interface FormProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function SlotForm({ values, errors: { form, ...errors } }: FormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <div className="form-row">
        <TextField label="Week" inputMode="numeric" {...text("week")} />
        <TextField label="Units" inputMode="numeric" {...text("units")} />
      </div>
      <div className="form-row">
        <TextField label="Confirm by" type="date" {...text("confirmBy")} />
        <SignedBy label="Your name" {...text("by")} />
      </div>
      <FormActions>
        <Button name="intent" value="slot">
          Book the slot
        </Button>
      </FormActions>
    </Form>
  );
}
