import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { ASKED_TEXT } from "#app/domain/question.ts";
import type { VendorQuestions } from "#app/vendors/questions-page.server.ts";
import { QUESTION_LOOKS } from "../vendor-parts/question-looks.ts";

export function VendorQuestionsTable({ page, now }: { page: VendorQuestions; now: number }) {
  const { vendor, filter, sort, questions } = page;
  const state: Record<string, string> = filter === "all" ? {} : { state: filter };
  const query = (key: string) =>
    `?${new URLSearchParams({ ...state, sort: sort.key === key && sort.direction === "ascending" ? `-${key}` : key })}`;
  return (
    <Table
      caption="Questions"
      sub="of all its contracts; asked and answered on the contract’s own page"
      rows={questions}
      rowKey={({ id }) => String(id)}
      rowHref={({ id, contractId }) => `/contracts/${contractId}/questions#question-${id}`}
      sort={sort}
      csvHref={`/vendors/${vendor.id}/questions.csv?${new URLSearchParams(state)}`}
      empty={
        <EmptyState title={filter === "all" ? "No question yet." : "No question is in this state."}>
          A question is written down on the Questions tab of a contract; how long answers take is then known here.
        </EmptyState>
      }
      columns={[
        {
          key: "question",
          header: "Question",
          stack: true,
          render: ({ text }) => <span className="as-typed">{text}</span>,
        },
        { key: "who", header: "Who asks", render: ({ asked }) => ASKED_TEXT[asked] },
        {
          key: "contract",
          header: "About",
          sortHref: query("contract"),
          render: ({ contract, batchId, week }) =>
            batchId ? (
              <Link href={`/batches/${batchId}`}>
                {contract}, week {week}
              </Link>
            ) : (
              contract
            ),
        },
        {
          key: "state",
          header: "State",
          sortHref: query("state"),
          render: (one) => <Status {...QUESTION_LOOKS[one.state]} />,
        },
        { key: "asked", header: "Asked", sortHref: query("asked"), render: ({ at }) => <When at={at} now={now} /> },
        { key: "days", header: "Days", numeric: true, sortHref: query("days"), render: ({ days }) => days.toFixed(1) },
        {
          key: "answer",
          header: "Answer",
          stack: true,
          render: ({ answer }) => answer && <span className="as-typed">{answer.text}</span>,
        },
      ]}
    />
  );
}
