import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { dateText } from "#app/components/date-text.ts";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { ContactsPage } from "#app/vendors/contacts-page.server.ts";
import { fieldOf, problemsOf, type Sent } from "../vendor-parts/sent.ts";
import { ContactForm } from "./contact-form.tsx";

interface ContactFoldProps {
  contact: ContactsPage["contacts"][number];
  sent: Sent | undefined;
}

/** What can be done with a contact, and what it was before. */
export function ContactFold({ contact, sent }: ContactFoldProps) {
  const { id, name, role, email, purpose, retiredBecause, versions } = contact;
  const seen = versions.at(-1)?.n ?? 0;
  const retiring = sent?.values.intent === "retire-contact" ? sent : undefined;
  return (
    <details open={sent !== undefined}>
      <summary aria-label={`Change ${name}`}>{retiredBecause === null ? "Change …" : "Bring back …"}</summary>
      {versions.length > 1 && (
        <ol className="turns">
          {versions.map((version) => (
            <li key={version.n} className="sub">
              {dateText(version.at)}, {version.by}: {wordsOf(version)}
            </li>
          ))}
        </ol>
      )}
      <ContactForm
        intent="change-contact"
        sent={retiring ? undefined : sent}
        save={retiredBecause === null ? "Save the change" : "Bring back as a contact"}
        contact={{ id, seen, values: { name, role, email, purpose } }}
      />
      {retiredBecause === null && (
        <Form method="post" className="form" noValidate>
          <FormErrors {...problemsOf(retiring)} />
          <input type="hidden" name="intent" value="retire-contact" />
          <input type="hidden" name="contact" value={id} />
          <input type="hidden" name="seen" value={seen} />
          <TextField label="Why no contact any more" {...fieldOf(retiring)("why")} />
          <FormActions note="Kept on record as retired; can be brought back.">
            <Button look="quiet">Retire</Button>
          </FormActions>
        </Form>
      )}
    </details>
  );
}

function wordsOf({ name, role, email, purpose, retiredBecause }: ContactFoldProps["contact"]["versions"][number]) {
  const facts = [name, role, email, purpose].filter((text) => text !== "").join(", ");
  return retiredBecause === null ? facts : `retired: ${retiredBecause}`;
}
