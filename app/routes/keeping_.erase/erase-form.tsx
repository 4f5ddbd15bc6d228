import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { type Choice, SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { EraseSent } from "#app/jobs/start-erase.server.ts";

interface EraseFormProps {
  vendors: readonly Choice[];
  asked: { vendor: string; pseudonym: string };
  sent: EraseSent | null;
}

export function EraseForm({ vendors, asked, sent }: EraseFormProps) {
  const errors: Record<string, string> = sent?.kind === "refused" ? sent.errors : {};
  const values: Record<string, string> = sent && sent.kind !== "queued" ? sent.values : asked;
  const preview = sent?.kind === "preview" ? sent : null;
  return (
    <Section title="Whom" sub="Looked at first; nothing changes before you say so.">
      <Form method="post" className="form">
        <FormErrors messages={errors.form ? [errors.form] : []} count={Object.keys(errors).length} />
        <SelectField
          label="Vendor"
          name="vendor"
          choices={vendors}
          defaultValue={values.vendor}
          error={errors.vendor}
        />
        <TextField
          label="Pseudonym"
          name="pseudonym"
          defaultValue={values.pseudonym}
          autoComplete="off"
          help="As the vendor writes it."
          error={errors.pseudonym}
        />
        <TextField
          label="Reason"
          name="reason"
          defaultValue={values.reason}
          help="Such as the number of the request. It stays on record: do not name the person."
          error={errors.reason}
        />
        {preview && (
          <Callout tone="warn" title="This will change">
            <p>
              {countOf(preview.facts.judgments, "judgment")} in{" "}
              {countOf(preview.facts.deliveries, "delivery", "deliveries")}, whose files are written anew;{" "}
              {countOf(preview.facts.answers, "calibration answer")}; {countOf(preview.facts.attributes, "attribute")}{" "}
              removed; and every flag, decision, report and comment of this vendor that names it.
            </p>
          </Callout>
        )}
        <FormActions note={preview ? "It cannot be undone." : "Nothing changes yet."}>
          <Button name="do" value={preview ? "erase" : "look"} look={preview ? "danger" : "primary"}>
            {preview ? "Erase" : "Look what it would change"}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
