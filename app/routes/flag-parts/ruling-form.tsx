import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FlagState } from "#app/domain/flag.ts";

interface RulingFormProps {
  flag: number;
  state: FlagState;
  action: string;
  values: Record<string, string>;
  errors?: Record<string, string>;
}

const NEXT: Record<FlagState, { value: FlagState; label: string }[]> = {
  open: [
    { value: "upheld", label: "uphold it" },
    { value: "dismissed", label: "dismiss it" },
  ],
  upheld: [
    { value: "open", label: "reopen it" },
    { value: "dismissed", label: "dismiss it" },
  ],
  dismissed: [
    { value: "open", label: "reopen it" },
    { value: "upheld", label: "uphold it" },
  ],
};

export function RulingForm({ flag, state, action, values, errors = {} }: RulingFormProps) {
  const { form, ...ofFields } = errors;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" action={action} className="form" noValidate>
      <FormErrors count={Object.keys(ofFields).length} messages={form ? [form] : []} />
      <input type="hidden" name="flag" value={flag} />
      <SelectField label="Ruling" {...field("state")} defaultValue={values.state} choices={NEXT[state]} />
      <TextField label="Why" {...field("why")} />
      <SignedBy label="Your name" {...field("by")} />
      <FormActions>
        <Button look="quiet">Sign the ruling</Button>
      </FormActions>
    </Form>
  );
}
