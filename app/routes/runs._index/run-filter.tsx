import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { RUN_KINDS } from "#app/domain/training-run.ts";
import type { RunsPage } from "#app/loop/runs-page.server.ts";

/** The state of the form is the address of the page. */
export function RunFilter({ page: { filter, releases } }: { page: RunsPage }) {
  const any = { value: "", label: "any" };
  return (
    <Form method="get" action="/runs" className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row">
        <SelectField
          label="Kind"
          name="kind"
          optional
          defaultValue={filter.kind ?? ""}
          choices={[any, ...RUN_KINDS.map((value) => ({ value, label: value }))]}
        />
        <SelectField
          label="Release"
          name="release"
          optional
          defaultValue={filter.release ?? ""}
          choices={[any, ...releases.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href="/runs">
          Show all
        </LinkButton>
      </FormActions>
    </Form>
  );
}
