import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { dateText, dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { FileLink } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { ContactsPage } from "#app/vendors/contacts-page.server.ts";
import { fieldOf, problemsOf, type Sent } from "../vendor-parts/sent.ts";

interface NotesProps {
  page: ContactsPage;
  now: number;
  /** A comment that was refused. */
  sent: Sent | undefined;
}

/** So many are read at a glance, without a search. */
const FEW = 4;

/** Dated and signed, the newest day first; each can be commented on, none can be changed. */
export function Notes({ page: { vendor, notes, allNotes, words }, sent }: NotesProps) {
  const csv = `/vendors/${vendor.id}/notes.csv${words === "" ? "" : `?${new URLSearchParams({ note: words })}`}`;
  return (
    <Section
      id="notes"
      title="Notes"
      sub={words === "" ? countOf(allNotes, "note") : `${notes.length} of ${countOf(allNotes, "note")}`}
      actions={allNotes > 0 && <FileLink href={csv}>CSV</FileLink>}
    >
      {allNotes === 0 ? (
        <EmptyState title="No note yet.">
          What was said on the telephone, what they are good at, what to look at next time: written down once, with day
          and name.
        </EmptyState>
      ) : (
        (allNotes > FEW || words !== "") && (
          <Form method="get" action="#notes" className="form">
            <TextField label="Notes with the words" name="note" type="search" optional defaultValue={words} />
            <FormActions>
              <Button look="quiet">Find</Button>
            </FormActions>
          </Form>
        )
      )}
      <ol className="turns">
        {notes.map((note) => (
          <li key={note.id} id={`note-${note.id}`}>
            <p className="sub">
              <b>{dayText(note.notedOn)}</b>, {note.by}
            </p>
            <TextView text={note.text} mode="rendered" />
            {note.comments.map(({ id, by, at, text }) => (
              <p key={id} className="as-typed">
                <span className="sub">
                  {by}, {dateText(at)}:
                </span>{" "}
                {text}
              </p>
            ))}
            <CommentForm
              note={note.id}
              label={`Comment on the note of ${dayText(note.notedOn)}`}
              sent={sent?.values["vendor-note"] === String(note.id) ? sent : undefined}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function CommentForm({ note, label, sent }: { note: number; label: string; sent: Sent | undefined }) {
  return (
    <details open={sent !== undefined}>
      <summary aria-label={label}>Comment …</summary>
      <Form method="post" className="form" noValidate>
        <FormErrors {...problemsOf(sent)} />
        <input type="hidden" name="intent" value="comment-note" />
        <input type="hidden" name="vendor-note" value={note} />
        <TextAreaField label="Comment" rows={2} {...fieldOf(sent)("text")} />
        <FormActions>
          <Button look="quiet">Add the comment</Button>
        </FormActions>
      </Form>
    </details>
  );
}
