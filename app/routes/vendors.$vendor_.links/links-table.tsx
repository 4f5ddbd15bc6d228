import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { VendorLinkShown } from "#app/people/vendor-link.server.ts";

export function LinksTable({ links, now }: { links: readonly VendorLinkShown[]; now: number }) {
  return (
    <Table
      caption="Links"
      sub="read-only, for this vendor’s own batches; each opening is in the audit log"
      rows={links}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No link yet.">
          Make one below, and the vendor sees what came in, what was decided and its reports, without an account.
        </EmptyState>
      }
      columns={[
        { key: "for", header: "For", render: ({ note }) => note },
        {
          key: "contracts",
          header: "Shows",
          render: ({ contracts }) => (contracts.length === 0 ? "every contract" : contracts.join(", ")),
        },
        {
          key: "made",
          header: "Made",
          minor: true,
          render: ({ createdBy, createdAt }) => (
            <>
              <When at={createdAt} now={now} /> <span className="sub">{createdBy}</span>
            </>
          ),
        },
        {
          key: "used",
          header: "Last opened",
          render: ({ seenAt }) => (seenAt ? <When at={seenAt} now={now} withTime /> : "never"),
        },
        { key: "until", header: "Until", render: ({ expiresAt }) => <When at={expiresAt} now={now} /> },
        {
          key: "end",
          header: "End",
          render: ({ id, note, state }) =>
            state === "live" ? (
              <Form method="post" className="inline-form">
                <input type="hidden" name="link" value={id} />
                <Button name="intent" value="revoke" look="danger" small aria-label={`Revoke the link for ${note}`}>
                  Revoke
                </Button>
              </Form>
            ) : (
              state
            ),
        },
      ]}
    />
  );
}
