import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { RetentionPreview } from "#app/keeping/retention/preview.server.ts";

interface SignFormProps {
  preview: RetentionPreview;
  /** Backups that hold it still. */
  snapshots: number;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function SignForm({ preview, snapshots, values, errors }: SignFormProps) {
  const { pointers, seen, counts } = preview;
  return (
    <Section title="Sign" sub="It is done as a job, which cannot be stopped half way or undone.">
      <Form method="post" className="form">
        <FormErrors messages={errors.form ? [errors.form] : []} count={Object.keys(errors).length} />
        <input type="hidden" name="seen" value={seen} />
        <TextField
          label="Reason"
          name="reason"
          defaultValue={values.reason}
          help="It stands wherever somebody looks for what is gone."
          error={errors.reason}
        />
        {pointers.length > 0 && (
          <ChoiceField
            type="checkbox"
            label="Pointers"
            name="acknowledged"
            chosen={values.acknowledged === "yes" ? ["yes"] : []}
            choices={[
              { value: "yes", label: `I know that ${pointers.join(", ")} can no longer be written, only named.` },
            ]}
            error={errors.acknowledged}
          />
        )}
        <SignedBy label="Your name" name="by" defaultValue={values.by} error={errors.by} />
        <FormActions
          note={
            snapshots > 0
              ? `It cannot be undone here; ${countOf(snapshots, "backup holds", "backups hold")} it until newer ones are made.`
              : "It cannot be undone."
          }
        >
          <Button look="danger">Delete {countOf(counts.files, "file")}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
