import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { type PopulationTargetLine, populationTargetsText } from "#app/domain/population-targets.ts";

interface TargetsFormProps {
  targets: readonly PopulationTargetLine[];
  sent?: { typed: string; error: string };
}

export function TargetsForm({ targets, sent }: TargetsFormProps) {
  return (
    <Section title="Targets" sub="What share of the judgments each value should have">
      <Form method="post" className="form">
        <TextAreaField
          label="Targets"
          name="targets"
          rows={Math.min(12, Math.max(4, targets.length + 1))}
          defaultValue={sent?.typed ?? populationTargetsText(targets)}
          error={sent?.error}
          optional
          help="One a line: attribute, value, share. For example: region, north, 30 %"
        />
        <FormActions>
          <Button>Save the targets</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
