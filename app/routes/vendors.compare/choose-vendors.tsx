import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { VendorComparison } from "#app/vendors/compare-page.server.ts";
import { spanFault } from "#app/vendors/lot-filter.ts";

/** The state of the form is the address of the page. */
export function ChooseVendors({ page: { choices, chosen, filter } }: { page: VendorComparison }) {
  if (choices.length < 2)
    return (
      <EmptyState
        title="There are no two vendors yet."
        action={<LinkButton href="/vendors/new">Add a vendor</LinkButton>}
      >
        With contracts of two vendors this page sets their acceptance, lateness, agreement and cost side by side.
      </EmptyState>
    );
  return (
    <Form method="get" action="/vendors/compare" className="form wide" key={chosen.join()}>
      <ChoiceField
        label="Vendors"
        help="Two to four. The first in this list is what the others are held against."
        name="vendor"
        type="checkbox"
        error={chosen.length === 1 ? "Choose one more: a vendor alone is compared with nobody." : undefined}
        chosen={chosen}
        choices={choices.map(({ id, name, contracts }) => ({
          value: id,
          label: `${name} (${countOf(contracts, "contract")})`,
        }))}
      />
      <div className="form-row">
        <TextField label="Due from" name="from" type="date" optional defaultValue={filter.from} />
        <TextField label="Due to" name="to" type="date" optional defaultValue={filter.to} error={spanFault(filter)} />
      </div>
      <FormActions>
        <Button look="quiet">Compare</Button>
      </FormActions>
    </Form>
  );
}
