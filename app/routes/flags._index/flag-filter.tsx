import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENT_TEXT, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import type { FlagsPage } from "#app/review/flags-page.server.ts";

/** The state of the form is the address of the page. */
export function FlagFilter({ filter }: { filter: FlagsPage["filter"] }) {
  const any = { value: "", label: "any" };
  return (
    <Form method="get" action="/flags" className="form wide" key={JSON.stringify(filter)}>
      {filter.batch && <input type="hidden" name="batch" value={filter.batch} />}
      <div className="form-row">
        <SelectField
          label="State"
          name="state"
          optional
          defaultValue={filter.state ?? ""}
          choices={[any, ...FLAG_STATES.map((value) => ({ value, label: value }))]}
        />
        <SelectField
          label="About"
          name="kind"
          optional
          defaultValue={filter.kind ?? ""}
          choices={[any, ...FLAG_SUBJECTS.map((value) => ({ value, label: value }))]}
        />
        <SelectField
          label="Treatment"
          name="treatment"
          optional
          defaultValue={filter.treatment ?? ""}
          choices={[any, ...FLAG_TREATMENTS.map((value) => ({ value, label: FLAG_TREATMENT_TEXT[value] }))]}
        />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href="/flags">
          Show all
        </LinkButton>
      </FormActions>
    </Form>
  );
}
