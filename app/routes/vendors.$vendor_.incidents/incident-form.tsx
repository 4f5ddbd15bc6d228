import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { INCIDENT_KIND_NAMES, INCIDENT_KINDS, SEVERITIES } from "#app/domain/incident.ts";
import { fieldOf, problemsOf, type Sent } from "../vendor-parts/sent.ts";

interface IncidentFormProps {
  contracts: readonly { id: string; title: string }[];
  /** YYYY-MM-DD */
  today: string;
  sent: Sent | undefined;
}

export function IncidentForm({ contracts, today, sent }: IncidentFormProps) {
  const field = fieldOf(sent, { happenedOn: today });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors {...problemsOf(sent)} />
      <SelectField
        label="Kind"
        {...field("kind")}
        choices={[
          { value: "", label: "choose …" },
          ...INCIDENT_KIND_NAMES.map((kind) => ({ value: kind, label: INCIDENT_KINDS[kind] })),
        ]}
      />
      <SelectField
        label="Severity"
        {...field("severity")}
        choices={[{ value: "", label: "choose …" }, ...SEVERITIES.map((one) => ({ value: one, label: one }))]}
      />
      <TextField label="Happened on" type="date" {...field("happenedOn")} />
      <SelectField
        label="Contract"
        optional
        {...field("contract")}
        choices={[
          { value: "", label: "none in particular" },
          ...contracts.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <TextAreaField label="What happened" rows={4} {...field("what")} />
      <FormActions note="Written once, with your name; what is found out later is added to it.">
        <Button>Write it down</Button>
      </FormActions>
    </Form>
  );
}
