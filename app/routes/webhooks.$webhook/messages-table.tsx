import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Choices } from "#app/components/choices.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import { MESSAGE_STATES, type MessageState, type ShownMessage } from "#app/webhooks/message.ts";
import { MessageStateMark } from "../webhook-parts/webhook-state.tsx";

interface MessagesTableProps {
  id: string;
  messages: readonly ShownMessage[];
  /** In any state. */
  all: number;
  chosen: MessageState | null;
  most: number;
  canSend: boolean;
  now: number;
}

export function MessagesTable({ id, messages, all, chosen, most, canSend, now }: MessagesTableProps) {
  const base = `/webhooks/${id}`;
  return (
    <div>
      <Choices
        label="State"
        choices={[null, ...MESSAGE_STATES].map((state) => ({
          key: state ?? "all",
          label: state ?? "all",
          href: state === null ? base : `${base}?${new URLSearchParams({ state })}`,
          current: state === chosen,
        }))}
      />
      <Table
        caption="Messages"
        sub={`newest first; the last ${most} are shown`}
        csvHref={`${base}/messages.csv${chosen === null ? "" : `?${new URLSearchParams({ state: chosen })}`}`}
        rows={messages}
        rowKey={(message) => message.id}
        note={`${messages.length} of ${countOf(all, "message")}`}
        empty={
          <EmptyState title={chosen === null ? "Nothing was told yet." : `No message is ${chosen}.`}>
            What happens next is told within seconds. “Send a test” shows whether the other side hears.
          </EmptyState>
        }
        fold={({ id: message, kind, body, attempts }) => (
          <details>
            <summary>Text and attempts</summary>
            <pre className="text">{body}</pre>
            <ul>
              {attempts.map(({ at, status, fault, ms }) => (
                <li key={at}>
                  <When at={at} now={now} withTime />: {fault ?? `answered ${status}`} after {ms} ms
                </li>
              ))}
            </ul>
            {canSend && (
              <Form method="post">
                <input type="hidden" name="message" value={message} />
                <Button name="intent" value="again" look="quiet" small aria-label={`Send ${kind} again`}>
                  Send again
                </Button>
              </Form>
            )}
          </details>
        )}
        columns={[
          { key: "kind", header: "Kind", render: ({ kind, isAgain }) => (isAgain ? `${kind}, again` : kind) },
          { key: "state", header: "State", render: ({ state }) => <MessageStateMark state={state} /> },
          { key: "made", header: "Made", render: ({ createdAt }) => <When at={createdAt} now={now} withTime /> },
          { key: "tries", header: "Attempts", numeric: true, render: ({ attempts }) => attempts.length },
          {
            key: "last",
            header: "Last answer",
            render: ({ attempts }) => {
              const last = attempts.at(-1);
              return last ? (last.fault ?? String(last.status)) : null;
            },
          },
          {
            key: "next",
            header: "Next attempt",
            minor: true,
            render: ({ nextAt }) => (nextAt === null ? null : <When at={nextAt} now={now} withTime />),
          },
        ]}
      />
    </div>
  );
}
