import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";

export function NewPointer({ typed, error }: { typed?: string; error?: string }) {
  return (
    <Section title="Another pointer" sub="It begins with its first move.">
      <Form method="post" action="/pointers?index" className="form">
        <TextField
          label="Name"
          name="pointer"
          help="Lower-case letters, digits and hyphens, as approved-for-training."
          defaultValue={typed}
          error={error}
          autoComplete="off"
        />
        <FormActions>
          <Button look="quiet">Go on</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
