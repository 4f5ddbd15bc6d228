import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { NewRunPage } from "#app/loop/new-run-page.server.ts";

/** First what it was trained on: the rest of the form follows from it, also without scripts. */
export function ChooseRelease({ page: { releases, release } }: { page: NewRunPage }) {
  return (
    <Form method="get" action="/runs/new" className="form" key={release?.id ?? ""}>
      <SelectField
        label="Trained on"
        name="release"
        defaultValue={release?.id ?? ""}
        help="A base checkpoint, evaluated before any training, is what the runs that start from it are held against."
        choices={[
          { value: "", label: "nothing: the base checkpoint itself" },
          ...releases.map(({ id, name }) => ({ value: id, label: `release ${name}` })),
        ]}
      />
      <FormActions>
        <Button look="quiet">Choose</Button>
      </FormActions>
    </Form>
  );
}
