import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { ComparePage } from "#app/review/compare-page.server.ts";

/** The state of the form is the address of the page. */
export function ChooseTwo({ page: { choices, chosen } }: { page: NonNullable<ComparePage> }) {
  if (choices.length < 2)
    return (
      <EmptyState title="There are no two batches yet." command="npx assay contract create --file contract.json">
        A contract has a batch for each of its weeks; this page sets any two of them side by side.
      </EmptyState>
    );
  return (
    <Form method="get" action="/compare" className="form">
      <SelectField label="A, to compare with" name="a" defaultValue={chosen.a} choices={choices} />
      <SelectField label="B" name="b" defaultValue={chosen.b} choices={choices} />
      <FormActions>
        <Button look="quiet">Compare</Button>
      </FormActions>
    </Form>
  );
}
