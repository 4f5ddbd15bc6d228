import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { PairsPage } from "#app/release/pairs-page.server.ts";

/** The state of the form is the address of the page. */
export function PairsFilter({ page: { release, filter, isSplit } }: { page: PairsPage }) {
  const path = `/releases/${release.id}/pairs`;
  const field = (end: number | null) => ({
    optional: true,
    inputMode: "decimal" as const,
    autoComplete: "off",
    defaultValue: end === null ? "" : end.toFixed(2),
  });
  return (
    <Form method="get" action={path} className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row">
        <TextField label="Weight at least" name="weightMin" {...field(filter.least)} />
        <TextField label="Weight at most" name="weightMax" {...field(filter.most)} />
        {isSplit && (
          <SelectField
            label="Split"
            name="split"
            optional
            defaultValue={filter.split ?? ""}
            choices={[
              { value: "", label: "any" },
              { value: "train", label: "train" },
              { value: "held-out", label: "held out" },
            ]}
          />
        )}
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        {Object.values(filter).some((asked) => asked !== null) && (
          <LinkButton look="quiet" href={path}>
            Show all
          </LinkButton>
        )}
      </FormActions>
    </Form>
  );
}
