import { EmptyState } from "#app/components/empty-state.tsx";
import { When } from "#app/components/when.tsx";
import { lastAnswer, MAIL_LIST, type ShownMail } from "#app/mail/mail-list.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { MailStateMark } from "../mail-parts/mail-state.tsx";

const MOST_ROWS = 200;

export function MailsTable({ mails, now }: { mails: readonly ShownMail[]; now: number }) {
  return (
    <ListTable
      list={MAIL_LIST}
      caption="Delivery log"
      sub="newest first; “unsure” was handed over without an answer and is not sent again"
      rows={mails}
      rowKey={({ id }) => String(id)}
      csvHref="/mail.csv"
      most={MOST_ROWS}
      empty={
        <EmptyState title="No mail was made yet.">
          Everybody chooses a digest on the page of their notifications; a test shows whether mail arrives.
        </EmptyState>
      }
      columns={[
        { key: "to", header: "To", render: ({ name }) => name },
        { key: "address", header: "Address", minor: true, render: ({ to }) => to },
        { key: "kind", header: "Kind", render: ({ kind, slot }) => (kind === "digest" ? `digest of ${slot}` : kind) },
        { key: "state", header: "State", render: ({ state }) => <MailStateMark state={state} /> },
        { key: "made", header: "Made", render: ({ madeAt }) => <When at={madeAt} now={now} withTime /> },
        { key: "attempts", header: "Attempts", numeric: true, render: ({ attempts }) => attempts.length },
        { key: "last answer", header: "Last answer", render: ({ attempts }) => lastAnswer(attempts) },
        {
          key: "next attempt",
          header: "Next attempt",
          minor: true,
          render: ({ nextAt }) => (nextAt === null ? null : <When at={nextAt} now={now} withTime />),
        },
      ]}
    />
  );
}
