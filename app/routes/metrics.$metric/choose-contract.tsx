import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";

interface ChooseContractProps {
  metric: string;
  contracts: readonly { id: string; title: string; vendor: string }[];
  /** "" = none yet. */
  chosen: string;
}

export function ChooseContract({ metric, contracts, chosen }: ChooseContractProps) {
  if (contracts.length === 0) {
    return (
      <EmptyState
        title="No series yet."
        action={<LinkButton href="/contracts/new">Create a contract</LinkButton>}
        command="npx assay demo"
      >
        A series has a value for each week of a contract. A single file can be checked without one.
      </EmptyState>
    );
  }
  return (
    <Form method="get" action={`/metrics/${metric}`} className="form">
      <SelectField
        key={chosen}
        label={chosen ? "Another contract" : "See its weeks in a contract"}
        name="contract"
        defaultValue={chosen || contracts[0]?.id}
        choices={contracts.map(({ id, title, vendor }) => ({ value: id, label: `${vendor} · ${title}` }))}
      />
      <FormActions>
        <Button look="quiet">Show its series</Button>
      </FormActions>
    </Form>
  );
}
