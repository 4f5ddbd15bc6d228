import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { ContractCandidates } from "#app/release/release-candidates.server.ts";
import { ContractWeeks } from "./contract-weeks.tsx";
import { OptionFields } from "./option-fields.tsx";
import type { ReleaseValues } from "./release-of-form.ts";
import { UseFields } from "./use-fields.tsx";

interface ReleaseFormProps {
  contracts: ContractCandidates[];
  values?: ReleaseValues;
  errors: Record<string, string>;
}

export function ReleaseForm({ contracts, values, errors }: ReleaseFormProps) {
  return (
    <Form method="post" className="form">
      <FormErrors count={Object.keys(errors).length} />
      {contracts.map((contract, i) => (
        <ContractWeeks
          key={contract.contractId}
          contract={contract}
          chosen={values?.decisions}
          error={i === 0 ? errors.batches : undefined}
        />
      ))}
      <TextField
        label="Name"
        name="name"
        help="Short and lasting; no other release may ever have it."
        defaultValue={values?.name}
        error={errors.name}
        maxLength={100}
        autoComplete="off"
      />
      <UseFields values={values} errors={errors} />
      <ChoiceField
        label="One training pair per"
        name="unit"
        type="radio"
        chosen={[values?.unit || "item"]}
        error={errors.unit}
        choices={[
          {
            value: "item",
            label: "Item",
            help: "The weighted mean of its kept judgments says which response is chosen.",
          },
          {
            value: "judgment",
            label: "Judgment",
            help: "Every kept judgment that takes a side, also where they disagree.",
          },
        ]}
      />
      <ChoiceField
        label="Gold items"
        name="gold"
        type="checkbox"
        chosen={values?.includeGold ? ["include"] : []}
        choices={[
          {
            value: "include",
            label: "Train on gold items too",
            help: "They are hidden test items; left unchecked, they are held out.",
          },
        ]}
      />
      <OptionFields values={values} errors={errors} />
      <FormActions
        note={`Every text of the chosen batches is read once and hashed: some seconds for ${countOf(100_000, "item")}. A release is never changed or removed.`}
      >
        <Button>Make the release</Button>
        <LinkButton href="/releases" look="quiet">
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}
