import type { ReactNode } from "react";
import { dayText } from "#app/components/date-text.ts";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { AmendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { fieldWords } from "#app/domain/contract-diff.ts";

/** One amendment, field by field. */
export function Amendment({ amendment, now }: { amendment: AmendmentsPage["amendments"][number]; now: number }) {
  const { number, effectiveOn, reason, signer, at, changes } = amendment;
  return (
    <Changes
      caption={`Amendment ${number}, from ${dayText(effectiveOn)}`}
      sub={
        <>
          {reason} Signed by {signer}, <When at={at} now={now} withTime />.
        </>
      }
      changes={changes}
    />
  );
}

interface ChangesProps {
  caption: string;
  sub: ReactNode;
  changes: AmendmentsPage["amendments"][number]["changes"];
}

export function Changes({ caption, sub, changes }: ChangesProps) {
  return (
    <Table
      caption={caption}
      sub={sub}
      rows={changes}
      rowKey={({ path }) => path}
      columns={[
        { key: "path", header: "Field", render: ({ path }) => fieldWords(path) },
        {
          key: "before",
          header: "Before",
          stack: true,
          render: ({ before }) => before ?? <span className="sub">not there</span>,
        },
        {
          key: "after",
          header: "After",
          stack: true,
          render: ({ after }) => after ?? <span className="sub">taken out</span>,
        },
      ]}
    />
  );
}
