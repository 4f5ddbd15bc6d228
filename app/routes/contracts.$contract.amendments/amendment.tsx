import type { ReactNode } from "react";
import { dayText } from "#app/components/date-text.ts";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { AmendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { fieldValue, fieldWords } from "#app/domain/contract-diff.ts";
import { isDay } from "#app/domain/instant.ts";

interface AmendmentProps {
  amendment: AmendmentsPage["amendments"][number];
  currency: string;
  now: number;
}

/** One amendment, field by field. */
export function Amendment({ amendment, currency, now }: AmendmentProps) {
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
      currency={currency}
    />
  );
}

interface ChangesProps {
  caption: string;
  sub: ReactNode;
  changes: AmendmentsPage["amendments"][number]["changes"];
  currency: string;
}

export function Changes({ caption, sub, changes, currency }: ChangesProps) {
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
          render: ({ path, before }) => said(path, before, currency) ?? <span className="sub">not there</span>,
        },
        {
          key: "after",
          header: "After",
          stack: true,
          render: ({ path, after }) => said(path, after, currency) ?? <span className="sub">taken out</span>,
        },
      ]}
    />
  );
}

/** Days in words, money with its currency. */
function said(path: string, value: string | null, currency: string): string | null {
  if (value === null) return null;
  return isDay(value) ? dayText(value) : fieldValue(path, value, currency);
}
