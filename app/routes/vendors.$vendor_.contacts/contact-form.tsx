import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { fieldOf, problemsOf, type Sent } from "../vendor-parts/sent.ts";

interface ContactFormProps {
  intent: "add-contact" | "change-contact";
  sent: Sent | undefined;
  save: string;
  /** The contact that is changed, and the version that was shown. */
  contact?: { id: number; seen: number; values: Record<string, string> };
}

export function ContactForm({ intent, sent, save, contact }: ContactFormProps) {
  const field = fieldOf(sent, contact?.values);
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors {...problemsOf(sent)} />
      <input type="hidden" name="intent" value={intent} />
      {contact && <input type="hidden" name="contact" value={contact.id} />}
      {contact && <input type="hidden" name="seen" value={contact.seen} />}
      <TextField label="Name" autoComplete="off" {...field("name")} />
      <TextField label="Role there" optional {...field("role")} />
      <TextField label="E-mail address" optional inputMode="email" autoComplete="off" {...field("email")} />
      <TextField
        label="For what"
        optional
        help="When one turns to this person: invoices, rework, incidents …"
        {...field("purpose")}
      />
      <FormActions>
        <Button look={contact ? "quiet" : undefined}>{save}</Button>
      </FormActions>
    </Form>
  );
}
