import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { RuleFields } from "../calibration-parts/rule-fields.tsx";
import { BLANK, type RoundValues } from "./round-of-form.ts";

interface RoundFormProps {
  values: RoundValues | undefined;
  errors: Partial<Record<string, string>>;
  /** Of the contract's weeks. */
  versions: readonly string[];
  /** The contract's page of calibration. */
  calibration: string;
}

export function RoundForm({ values = BLANK, errors, versions, calibration }: RoundFormProps) {
  return (
    <Form method="post" className="form wide" noValidate>
      <FormErrors count={Object.keys(errors).length} />
      <div className="form-row">
        <TextField
          label="Title"
          name="title"
          defaultValue={values.title}
          error={errors.title}
          maxLength={200}
          autoComplete="off"
        />
        <TextField
          label="Instruction version in force"
          name="instructionVersion"
          optional
          list="instruction-versions"
          autoComplete="off"
          help="Rounds under different versions are compared."
          defaultValue={values.instructionVersion}
          error={errors.instructionVersion}
        />
        <datalist id="instruction-versions">
          {versions.map((version) => (
            <option key={version} value={version} />
          ))}
        </datalist>
      </div>
      <Section title="Who passes" sub="The rule can be changed until somebody has answered.">
        <RuleFields values={values} errors={errors} csvPath={`${calibration}/operating.csv`} />
      </Section>
      <FormActions note="The items come next.">
        <Button>Make the round</Button>
        <LinkButton href={calibration} look="quiet">
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}
