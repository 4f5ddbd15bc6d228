import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { Sent } from "./route.tsx";

export function Close({ sent }: { sent: Sent | null }) {
  const errors = sent?.errors ?? {};
  return (
    <Section title="Close the round" sub="with what changed after it" id="close">
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={sent?.message ? [sent.message] : []} />
        <input type="hidden" name="intent" value="close" />
        <TextAreaField
          label="What changed after"
          name="note"
          rows={3}
          help="Which misunderstanding came to light, and what was written into the instructions."
          defaultValue={sent?.values.note}
          error={errors.note}
        />
        <TextField
          label="Instruction version after"
          name="nextInstructionVersion"
          optional
          autoComplete="off"
          defaultValue={sent?.values.nextInstructionVersion}
        />
        <FormActions note="A closed round takes no more items or answers, for good.">
          <Button>Close the round</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
