import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { AssignmentsPage } from "#app/review/due-assignments.server.ts";

/** The state of the form is the address of the page: a link to one's own tasks can be kept. */
export function AssignmentFilter({ page: { filter, names } }: { page: AssignmentsPage }) {
  return (
    <Form method="get" action="/assignments" className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row">
        <SelectField
          label="By whom"
          name="name"
          optional
          defaultValue={filter.name ?? ""}
          choices={[{ value: "", label: "anybody" }, ...names.map((value) => ({ value, label: value }))]}
        />
        <SelectField
          label="Shown"
          name="shown"
          optional
          defaultValue={filter.shown}
          choices={[
            { value: "open", label: "open" },
            { value: "done", label: "done" },
            { value: "all", label: "all" },
          ]}
        />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href="/assignments">
          Show all open ones
        </LinkButton>
      </FormActions>
    </Form>
  );
}
