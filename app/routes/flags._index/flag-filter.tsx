import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import {
  FLAG_REASON_TEXT,
  FLAG_REASONS,
  FLAG_STATES,
  FLAG_SUBJECTS,
  FLAG_TREATMENT_TEXT,
  FLAG_TREATMENTS,
} from "#app/domain/flag.ts";
import type { FlagsPage } from "#app/review/flags-page.server.ts";

/** The state of the form is the address of the page. */
export function FlagFilter({ filter, authors }: Pick<FlagsPage, "filter" | "authors">) {
  const choice = (label: string, name: "state" | "kind" | "reason" | "treatment" | "author", values: Labelled[]) => (
    <SelectField
      label={label}
      name={name}
      optional
      defaultValue={filter[name] ?? ""}
      choices={[{ value: "", label: "any" }, ...values]}
    />
  );
  return (
    <Form method="get" action="/flags" className="form wide" key={JSON.stringify(filter)}>
      {filter.batch && <input type="hidden" name="batch" value={filter.batch} />}
      <div className="form-row">
        {choice("State", "state", FLAG_STATES.map(asIs))}
        {choice("About", "kind", FLAG_SUBJECTS.map(asIs))}
        {choice(
          "Reason",
          "reason",
          FLAG_REASONS.map((value) => ({ value, label: FLAG_REASON_TEXT[value] })),
        )}
        {choice(
          "Treatment",
          "treatment",
          FLAG_TREATMENTS.map((value) => ({ value, label: FLAG_TREATMENT_TEXT[value] })),
        )}
        {choice("By", "author", authors.map(asIs))}
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

interface Labelled {
  value: string;
  label: string;
}

function asIs(value: string): Labelled {
  return { value, label: value };
}
