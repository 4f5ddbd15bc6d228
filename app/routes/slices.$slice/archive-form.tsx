import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";

export function ArchiveForm({ by, error }: { by: string; error?: string }) {
  return (
    <details open={error !== undefined}>
      <summary>Archive it</summary>
      <Form method="post" className="form" noValidate>
        <FormErrors count={error ? 1 : 0} />
        <SignedBy label="Your name" name="by" defaultValue={by} error={error} />
        <FormActions note="It is no longer offered; what refers to it keeps it. Its name stays taken.">
          <Button look="quiet">Archive</Button>
        </FormActions>
      </Form>
    </details>
  );
}
