import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { Talk } from "#app/review/talk.server.ts";
import { AssignFields } from "./assign-fields.tsx";
import { AssignmentsTable } from "./assignments-table.tsx";
import { CommentFields } from "./comment-fields.tsx";

/** What was said about the thing a page shows, and who is to do what; both can be added here. */
export function TalkSection({ talk, user }: { talk: Talk; user: string }) {
  const { kind, key, comments, assignments, now } = talk;
  const about = new URLSearchParams({ kind, key });
  const standing = comments.filter(({ text }) => text !== null);
  return (
    <Section
      id="talk"
      title="Comments and assignments"
      sub={
        comments.length + assignments.length === 0
          ? "Nobody has said anything about it yet."
          : `${countOf(standing.length, "comment")}, ${countOf(assignments.length, "assignment")}`
      }
    >
      {comments.length > 0 && (
        <ol className="turns">
          {comments.map((comment) => (
            <li key={comment.id}>
              <p className="sub">
                <b>{comment.author}</b>, <When at={comment.createdAt} now={now} withTime />
                {comment.text !== null && comment.edits > 0 && (
                  <>
                    , edited <When at={comment.at} now={now} />
                  </>
                )}{" "}
                ·{" "}
                <Link href={`/comments/${comment.id}`} aria-label={`Comment ${comment.id} by ${comment.author}`}>
                  {comment.text === null ? "history" : "edit"}
                </Link>
              </p>
              {comment.text === null ? (
                <p className="sub">Withdrawn by its author.</p>
              ) : (
                <TextView text={comment.text} mode="rendered" />
              )}
            </li>
          ))}
        </ol>
      )}
      {assignments.length > 0 && <AssignmentsTable rows={assignments} now={now} />}
      <details>
        <summary>Write a comment</summary>
        <Form method="post" action={`/comments/new?${about}`} className="form" noValidate>
          <CommentFields values={{ author: user }} errors={{}} />
          <FormActions>
            <Button look="quiet">Comment</Button>
          </FormActions>
        </Form>
      </details>
      <details>
        <summary>Assign a task</summary>
        <Form method="post" action={`/assignments/new?${about}`} className="form" noValidate>
          <AssignFields values={{ author: user }} errors={{}} />
          <FormActions>
            <Button look="quiet">Assign</Button>
          </FormActions>
        </Form>
      </details>
    </Section>
  );
}
