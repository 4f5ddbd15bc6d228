import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";

interface RuleFormProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function RuleForm({ values, errors }: RuleFormProps) {
  return (
    <Section title="How long it is kept" sub="Nothing is deleted by itself: on its day it is due, and somebody signs.">
      <Form method="post" className="form">
        <FormErrors messages={errors.form ? [errors.form] : []} count={Object.keys(errors).length} />
        <TextField
          label="Days after the end"
          name="days"
          inputMode="numeric"
          affix="days"
          optional
          defaultValue={values.days}
          help="Empty keeps it until somebody says otherwise, as while a dispute is open."
          error={errors.days}
        />
        <TextField
          label="Reason"
          name="reason"
          defaultValue={values.reason}
          help="Such as the clause of the contract, or the policy of the house."
          error={errors.reason}
        />
        <SignedBy label="Your name" name="by" defaultValue={values.by} error={errors.by} />
        <FormActions note="The rule before it stays on record.">
          <Button>Set the retention</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
