import { Form } from "@remix-run/react";
import type { RoundComparison } from "#app/calibration/calibration-page.server.ts";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { EffectText } from "../calibration-parts/effect-text.tsx";

/** Two rounds beside each other; which two stands in the address. */
export function Comparison({ comparison, base }: { comparison: RoundComparison; base: string }) {
  const choices = comparison.choices.map(({ id, label }) => ({ value: id, label }));
  return (
    <Section title="What changed between rounds" sub={comparison.labels.join(" against ")} id="effect">
      <div className="form wide">
        <EffectText outcome={comparison.outcome} />
        <Form method="get" action={base} className="form" key={comparison.before + comparison.after}>
          <div className="form-row">
            <SelectField label="Before" name="before" defaultValue={comparison.before} choices={choices} />
            <SelectField label="After" name="after" defaultValue={comparison.after} choices={choices} />
          </div>
          <FormActions>
            <Button look="quiet">Compare</Button>
          </FormActions>
        </Form>
      </div>
    </Section>
  );
}
