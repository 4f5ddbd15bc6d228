import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { type LotFilter, spanFault } from "#app/vendors/lot-filter.ts";

interface LotFilterFormProps {
  filter: LotFilter;
  /** Contracts to choose from. */
  choices: readonly { id: string; title: string }[];
  /** Where the form leads, without a query. */
  action: string;
  measure?: { chosen: string; choices: readonly { id: string; title: string }[] };
}

/** The state of the form is the address of the page. */
export function LotFilterForm({ filter, choices, action, measure }: LotFilterFormProps) {
  return (
    <Form method="get" action={action} className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row">
        {measure && (
          <SelectField
            label="Behind"
            name="measure"
            optional
            defaultValue={measure.chosen}
            choices={[
              { value: "", label: "every measure" },
              ...measure.choices.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        <SelectField
          label="Contract"
          name="contract"
          optional
          defaultValue={filter.contract}
          choices={[
            { value: "", label: "every contract" },
            ...choices.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <TextField label="Due from" name="from" type="date" optional defaultValue={filter.from} />
        <TextField label="Due to" name="to" type="date" optional defaultValue={filter.to} error={spanFault(filter)} />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href={action}>
          Show all
        </LinkButton>
      </FormActions>
    </Form>
  );
}
