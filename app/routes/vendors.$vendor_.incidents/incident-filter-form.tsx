import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { INCIDENT_KIND_NAMES, INCIDENT_KINDS, INCIDENT_STATES, SEVERITIES } from "#app/domain/incident.ts";
import type { IncidentsPage } from "#app/vendors/incidents-page.server.ts";

/** The state of the form is the address of the page. */
export function IncidentFilterForm({ page: { vendor, filter } }: { page: IncidentsPage }) {
  const every = (label: string, choices: { value: string; label: string }[]) => [{ value: "", label }, ...choices];
  const plain = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));
  return (
    <Form method="get" action={`/vendors/${vendor.id}/incidents`} className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row">
        <SelectField
          label="State"
          name="state"
          optional
          defaultValue={filter.state ?? ""}
          choices={every("open and closed", plain(INCIDENT_STATES))}
        />
        <SelectField
          label="Kind"
          name="kind"
          optional
          defaultValue={filter.kind ?? ""}
          choices={every(
            "every kind",
            INCIDENT_KIND_NAMES.map((kind) => ({ value: kind, label: INCIDENT_KINDS[kind] })),
          )}
        />
        <SelectField
          label="Severity"
          name="severity"
          optional
          defaultValue={filter.severity ?? ""}
          choices={every("every severity", plain(SEVERITIES))}
        />
      </div>
      <FormActions>
        <Button look="quiet">Filter</Button>
        <LinkButton look="quiet" href={`/vendors/${vendor.id}/incidents`}>
          Show all
        </LinkButton>
      </FormActions>
    </Form>
  );
}
