import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { SavedSlicesPage } from "#app/review/saved-slices.server.ts";

/** The state of the form is the address of the page. */
export function SliceFilter({ page: { filter, contracts, authors } }: { page: SavedSlicesPage }) {
  const any = { value: "", label: "any" };
  return (
    <Form method="get" action="/slices" className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row">
        <SelectField
          label="Contract"
          name="contract"
          optional
          defaultValue={filter.contract ?? ""}
          choices={[any, ...contracts]}
        />
        <SelectField
          label="Saved by"
          name="author"
          optional
          defaultValue={filter.author ?? ""}
          choices={[any, ...authors.map((value) => ({ value, label: value }))]}
        />
        <SelectField
          label="Shown"
          name="archived"
          optional
          defaultValue={filter.archived ? "yes" : ""}
          choices={[
            { value: "", label: "in use" },
            { value: "yes", label: "archived too" },
          ]}
        />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href="/slices">
          Show all
        </LinkButton>
      </FormActions>
    </Form>
  );
}
