import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { DiffPage } from "#app/release/diff-page.server.ts";

/** The state of the form is the address of the page. */
export function ChooseOther({ page }: { page: DiffPage }) {
  const { before, after, others } = page;
  if (others.length === 0)
    return (
      <EmptyState title="There is nothing to compare it with." command="npx assay release diff BEFORE AFTER">
        Make another release; this page then says which records it adds, drops and reweights, and why.
      </EmptyState>
    );
  return (
    <Form method="get" action={`/releases/${after.id}/diff`} className="form">
      <SelectField
        label="Compare with"
        name="with"
        defaultValue={before?.id}
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormActions>
        <Button look="quiet">Compare</Button>
      </FormActions>
    </Form>
  );
}
