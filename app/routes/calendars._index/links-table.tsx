import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { CALENDAR_LIST } from "#app/schedule/schedule-lists.ts";
import { ListTable } from "../list-parts/list-table.tsx";

interface LinksTableProps {
  links: readonly {
    id: string;
    contract: string | null;
    createdBy: string;
    createdAt: number;
    revokedAt: number | null;
  }[];
  now: number;
  error?: string;
}

export function LinksTable({ links, now, error }: LinksTableProps) {
  return (
    <ListTable
      list={CALENDAR_LIST}
      csvHref={"/lists/calendars.csv"}
      caption="Links"
      sub={error ?? "newest first; the addresses themselves are not stored"}
      rows={links}
      rowKey={({ id }) => id}
      empty={<EmptyState title="There is no calendar link yet.">Make one below and subscribe to it.</EmptyState>}
      columns={[
        {
          key: "of",
          sorts: "calendar of",
          header: "Calendar of",
          render: ({ contract }) => contract ?? "every contract",
        },
        {
          key: "state",
          header: "State",
          render: ({ revokedAt }) =>
            revokedAt === null ? <Status state="pass" word="open" /> : <Status state="insufficient" word="ended" />,
        },
        { key: "made", header: "Made", render: ({ createdAt }) => <When at={createdAt} now={now} /> },
        { key: "by", header: "By", render: ({ createdBy }) => createdBy },
        {
          key: "change",
          sorts: null,
          header: "Change",
          render: ({ id, contract, revokedAt }) =>
            revokedAt === null ? <ChangeForm id={id} of={contract ?? "every contract"} /> : null,
        },
      ]}
    />
  );
}

function ChangeForm({ id, of }: { id: string; of: string }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="link" value={id} />
      <Button name="intent" value="rotate" look="quiet" small aria-label={`Replace the link of ${of}`}>
        Replace
      </Button>{" "}
      <Button name="intent" value="revoke" look="danger" small aria-label={`End the link of ${of}`}>
        End
      </Button>
    </Form>
  );
}
