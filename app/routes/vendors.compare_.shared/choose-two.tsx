import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { spanFault } from "#app/vendors/lot-filter.ts";
import type { SharedPage } from "#app/vendors/shared-page.server.ts";

/** The state of the form is the address of the page. */
export function ChooseTwo({ page: { choices, chosen, filter } }: { page: SharedPage }) {
  if (choices.length < 2)
    return (
      <EmptyState
        title="There are no two vendors yet."
        action={<LinkButton href="/vendors/new">Add a vendor</LinkButton>}
      >
        With the same items sent to two vendors this page tells how far they agree and what an agreed pair costs.
      </EmptyState>
    );
  const options = choices.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="get" action="/vendors/compare/shared" className="form wide" key={chosen.map(({ id }) => id).join()}>
      <div className="form-row">
        <SelectField label="Vendor" name="vendor" defaultValue={chosen[0]?.id ?? ""} choices={options} />
        <SelectField
          label="Other vendor"
          name="vendor"
          error={chosen.length === 1 ? "Choose two different vendors." : undefined}
          defaultValue={chosen[1]?.id ?? options[1]?.value ?? ""}
          choices={options}
        />
        <TextField label="Due from" name="from" type="date" optional defaultValue={filter.from} />
        <TextField label="Due to" name="to" type="date" optional defaultValue={filter.to} error={spanFault(filter)} />
      </div>
      <FormActions>
        <Button look="quiet">Compare</Button>
      </FormActions>
    </Form>
  );
}
