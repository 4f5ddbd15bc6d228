import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { fieldOf, problemsOf, type Sent } from "../vendor-parts/sent.ts";

/** @param today YYYY-MM-DD */
export function NoteForm({ today, sent }: { today: string; sent: Sent | undefined }) {
  const field = fieldOf(sent, { notedOn: today });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors {...problemsOf(sent)} />
      <input type="hidden" name="intent" value="add-note" />
      <TextField label="Day" type="date" {...field("notedOn")} />
      <TextAreaField label="Note" rows={4} help="Markdown; HTML is shown as it is written." {...field("text")} />
      <FormActions note="Written once, with your name.">
        <Button>Write the note</Button>
      </FormActions>
    </Form>
  );
}
