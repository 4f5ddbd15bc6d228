import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { ASKED } from "#app/domain/question.ts";
import type { VendorView } from "#app/vendors/vendor-view.server.ts";

const WAITS: Record<(typeof ASKED)[number], string> = { vendor: "for your answer", us: "for the buyer’s answer" };

export function OpenQuestions({ questions, now }: { questions: VendorView["questions"]; now: number }) {
  return (
    <Table
      caption="Open questions"
      sub="answers go to whoever sent you this link"
      rows={questions}
      rowKey={({ id }) => String(id)}
      empty={<p className="sub">No question is open.</p>}
      columns={[
        {
          key: "text",
          header: "Question",
          stack: true,
          render: ({ text }) => <span className="as-typed">{text}</span>,
        },
        {
          key: "about",
          header: "About",
          render: ({ contract, week }) => `${contract}${week === null ? "" : `, week ${week}`}`,
        },
        { key: "waits", header: "Waits", render: ({ asked }) => WAITS[asked] },
        { key: "since", header: "Since", render: ({ at }) => <When at={at} now={now} /> },
      ]}
    />
  );
}
