import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { ROLE_CHOICES } from "../people-parts/role-choices.ts";

export function InviteForm({ values, errors }: { values: Record<string, string>; errors: Record<string, string> }) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} />
      <TextField label="Name" help="As it will stand under decisions." {...text("name")} />
      <TextField
        label="E-mail address"
        type="email"
        help="To sign in with. Nothing is sent there."
        {...text("email")}
      />
      <SelectField
        label="Role for every contract"
        help="Roles for single contracts are given on the person's own page."
        choices={ROLE_CHOICES}
        {...text("role")}
        defaultValue={values.role ?? "viewer"}
      />
      <FormActions>
        <Button>Make the account and its link</Button>
      </FormActions>
    </Form>
  );
}
