import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { PassphraseFields } from "../people-parts/passphrase-fields.tsx";

interface PassphraseFormProps {
  hasPassphrase: boolean;
  email: string;
  errors: Record<string, string>;
}

export function PassphraseForm({ hasPassphrase, email, errors }: PassphraseFormProps) {
  return (
    <Section title="Passphrase" sub="Changing it ends your other sessions.">
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        {hasPassphrase && (
          <TextField
            label="The one you have"
            name="current"
            type="password"
            autoComplete="current-password"
            error={errors.current}
          />
        )}
        <PassphraseFields errors={errors} email={email} />
        <FormActions>
          <Button name="intent" value="passphrase">
            Change the passphrase
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
