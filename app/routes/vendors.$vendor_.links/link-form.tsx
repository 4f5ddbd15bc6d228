import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";

interface LinkFormProps {
  contracts: { id: string; title: string }[];
  values: { note: string; days: string; contracts: string[] } | null;
  errors: Record<string, string | undefined>;
}

export function LinkForm({ contracts, values, errors }: LinkFormProps) {
  return (
    <Section
      title="New link"
      sub="What it shows: its own batches, what came and what was decided, the reports it was given, questions that wait."
    >
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <TextField
          label="For whom"
          name="note"
          help="Only you see it, to know whom to ask before it is revoked."
          defaultValue={values?.note ?? ""}
          error={errors.note}
          autoComplete="off"
        />
        <TextField
          label="How many days it opens"
          name="days"
          inputMode="numeric"
          defaultValue={values?.days ?? "30"}
          error={errors.days}
        />
        {contracts.length > 1 && (
          <ChoiceField
            label="For which contracts"
            help="With none chosen it shows every contract with this vendor, later ones too."
            name="contracts"
            type="checkbox"
            chosen={values?.contracts ?? []}
            choices={contracts.map(({ id, title }) => ({ value: id, label: title }))}
            error={errors.contracts}
          />
        )}
        <FormActions>
          <Button name="intent" value="make">
            Make the link
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
