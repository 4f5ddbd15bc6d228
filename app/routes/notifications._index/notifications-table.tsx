import { Form, useFetcher } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { When } from "#app/components/when.tsx";
import { NOTIFICATION_LIST, type ShownNotification } from "#app/notifications/notification-list.ts";
import { ListTable } from "../list-parts/list-table.tsx";

const MOST_ROWS = 200;

export function NotificationsTable({ rows, now }: { rows: readonly ShownNotification[]; now: number }) {
  return (
    <ListTable
      list={NOTIFICATION_LIST}
      caption="Notifications"
      sub="newest first; what follows from your roles and your name"
      rows={rows}
      rowKey={({ id }) => String(id)}
      csvHref="/notifications.csv"
      most={MOST_ROWS}
      empty={
        <EmptyState title="You were not told anything yet.">
          What happens from now on and concerns you stands here within seconds: something you are given to do, a week
          that waits for your decision, an answer to your question. “What I am told” says which of it you want.
        </EmptyState>
      }
      columns={[
        { key: "what", header: "What", render: (row) => <What {...row} /> },
        { key: "contract", header: "Contract", render: ({ contract }) => contract },
        { key: "kind", header: "Kind", minor: true, render: ({ title }) => title },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          render: ({ money }) => money && <Money minor={money.minor} currency={money.currency} exact />,
        },
        { key: "at", header: "When", render: ({ at }) => <When at={at} now={now} withTime /> },
        { key: "state", header: "State", render: (row) => <State {...row} /> },
      ]}
    />
  );
}

/** Following it says that it was read; without JavaScript the button beside it does. */
function What({ id, text, href, state }: ShownNotification) {
  const { submit } = useFetcher();
  const read = () => submit({ intent: "read", id: String(id) }, { method: "post", action: "/notifications?index" });
  return (
    <Link href={href} data-row="" onClick={state === "new" ? read : undefined}>
      {state === "new" ? <strong>{text}</strong> : text}
    </Link>
  );
}

function State({ id, text, state }: ShownNotification) {
  if (state !== "new") return <span className="faint">{state}</span>;
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button name="intent" value="read" look="quiet" small aria-label={`Mark as read: ${text}`}>
        Mark read
      </Button>
    </Form>
  );
}
