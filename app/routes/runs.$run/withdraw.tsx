import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { SentChange } from "./change-run.server.ts";

export function Withdraw({ sent, user }: { sent?: SentChange; user: string }) {
  const { form, ...errors } = sent?.errors ?? {};
  return (
    <details open={sent !== undefined}>
      <summary>Withdraw this run</summary>
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        <input type="hidden" name="intent" value="withdraw" />
        <TextField
          label="Why"
          name="why"
          help="As: trained on the wrong file, the wrong base, a seed noted twice."
          defaultValue={sent?.values.why}
          error={errors.why}
        />
        <SignedBy label="Your name" name="by" defaultValue={sent?.values.by ?? user} error={errors.by} />
        <FormActions note="It stays on record and leaves every comparison, for good.">
          <Button look="danger">Withdraw it</Button>
        </FormActions>
      </Form>
    </details>
  );
}
