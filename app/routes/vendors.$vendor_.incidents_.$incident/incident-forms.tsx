import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { INCIDENT_OUTCOME_NAMES, INCIDENT_OUTCOMES, type IncidentEvent } from "#app/domain/incident.ts";
import type { IncidentPage } from "#app/vendors/incidents-page.server.ts";
import { fieldOf, problemsOf, type Sent } from "../vendor-parts/sent.ts";

/** What can be added: something found out, a closing, and of a closed one that it is open again. */
export function IncidentForms({ page, sent }: { page: IncidentPage; sent: Sent | undefined }) {
  const { vendor, incident, files } = page;
  const sentTo = (event: IncidentEvent) => (sent?.values.event === event ? sent : undefined);
  const [noted, closed, reopened] = [sentTo("noted"), sentTo("closed"), sentTo("reopened")];
  const text = (form: Sent | undefined) => fieldOf(form)("text");
  return (
    <>
      <Section title="Add to the history">
        <EventForm event="noted" sent={noted} save="Add it">
          <TextAreaField label="What there is to add" rows={3} {...text(noted)} />
          <SelectField
            label="Evidence"
            optional
            {...fieldOf(noted)("evidence")}
            choices={[
              { value: "", label: "no file" },
              ...files.map(({ id, fileName }) => ({ value: id, label: fileName })),
            ]}
          />
          <p className="sub">
            A file is <Link href={`/vendors/${vendor.id}#attach`}>attached to the vendor</Link> first.
          </p>
        </EventForm>
      </Section>
      {incident.state === "open" ? (
        <Section title="Close it">
          <EventForm event="closed" sent={closed} save="Close the incident">
            <SelectField
              label="What came of it"
              {...fieldOf(closed)("outcome")}
              choices={[
                { value: "", label: "choose …" },
                ...INCIDENT_OUTCOME_NAMES.map((one) => ({ value: one, label: INCIDENT_OUTCOMES[one] })),
              ]}
            />
            <TextAreaField label="Reason" rows={3} {...text(closed)} />
          </EventForm>
        </Section>
      ) : (
        <Section title="Open it again">
          <EventForm event="reopened" sent={reopened} save="Reopen the incident">
            <TextAreaField label="Reason" rows={3} {...text(reopened)} />
          </EventForm>
        </Section>
      )}
    </>
  );
}

interface EventFormProps {
  event: IncidentEvent;
  sent: Sent | undefined;
  save: string;
  children: ReactNode;
}

function EventForm({ event, sent, save, children }: EventFormProps) {
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors {...problemsOf(sent)} />
      <input type="hidden" name="event" value={event} />
      {children}
      <FormActions note="Written once, with your name.">
        <Button look={event === "noted" ? "quiet" : undefined}>{save}</Button>
      </FormActions>
    </Form>
  );
}
