import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { countOf } from "#app/domain/figure.ts";

interface CompareAgainProps {
  contracts: readonly { id: string; label: string }[];
  sets: number;
  error?: string;
}

/** Deliveries that came before a set was added. */
export function CompareAgain({ contracts, sets, error }: CompareAgainProps) {
  if (contracts.length === 0) return null;
  return (
    <Section
      title="Compare what is already here"
      sub="Deliveries are compared when they come; a set added later has not seen them"
    >
      <Form method="post" className="form" noValidate>
        <SelectField
          label="Contract"
          name="contract"
          error={error}
          choices={[
            { value: "", label: "Choose a contract" },
            ...contracts.map(({ id, label }) => ({ value: id, label })),
            { value: "all", label: "All contracts" },
          ]}
        />
        <FormActions note={`Its deliveries are held against ${countOf(sets, "set")} and measured anew.`}>
          <Button look="quiet" name="intent" value="compare">
            Compare
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
