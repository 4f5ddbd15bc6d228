import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { SessionShown } from "#app/people/account.server.ts";

interface SessionsTableProps {
  sessions: readonly SessionShown[];
  now: number;
  intent: string;
}

export function SessionsTable({ sessions, now, intent }: SessionsTableProps) {
  return (
    <Table
      caption="Where the account is signed in"
      sub="A session ends by itself after 12 hours without use, and after 14 days in any case."
      rows={sessions}
      rowKey={({ id }) => id}
      empty={<EmptyState title="Nowhere at the moment." />}
      columns={[
        { key: "agent", header: "Browser", render: ({ agent }) => agent },
        { key: "address", header: "Address", render: ({ address }) => address },
        { key: "since", header: "Since", render: ({ createdAt }) => <When at={createdAt} now={now} withTime /> },
        { key: "seen", header: "Last used", render: ({ seenAt }) => <When at={seenAt} now={now} withTime /> },
        {
          key: "end",
          header: "End",
          render: ({ id, agent, isThis }) =>
            isThis ? (
              "this one"
            ) : (
              <Form method="post" className="inline-form">
                <input type="hidden" name="session" value={id} />
                <Button name="intent" value={intent} look="danger" small aria-label={`End the session of ${agent}`}>
                  End
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}
