import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { FactsFields } from "../checkpoint-parts/facts-fields.tsx";

interface FormProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function RegisterForm({ values, errors: { form, ...errors } }: FormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <TextField label="Name" help="As the vendor writes it in every response." spellCheck={false} {...text("model")} />
      <FactsFields values={values} errors={errors} />
      <div className="form-row">
        <TextField
          label="Approved from"
          type="date"
          optional
          help="First day of collection; without days it is registered, yet not approved."
          {...text("fromDay")}
        />
        <TextField
          label="Approved to"
          type="date"
          optional
          help="Last day; empty: until it is ended."
          {...text("toDay")}
        />
      </div>
      <SignedBy label="Your name" {...text("by")} />
      <FormActions>
        <Button>Register it</Button>
      </FormActions>
    </Form>
  );
}
