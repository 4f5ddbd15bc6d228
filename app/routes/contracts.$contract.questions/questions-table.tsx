import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Link } from "#app/components/link.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { Status } from "#app/components/status.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import { QUESTION_LIST } from "#app/contracts/contract-lists.ts";
import type { QuestionLine, QuestionsPage } from "#app/contracts/questions-page.server.ts";
import { ASKED_TEXT } from "#app/domain/question.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { QUESTION_LOOKS } from "../vendor-parts/question-looks.ts";

interface Sent {
  values: Record<string, string>;
  errors: Record<string, string>;
}

interface QuestionsTableProps {
  page: QuestionsPage;
  now: number;
  user: string;
  sent: Sent | undefined;
}

export function QuestionsTable({ page, now, user, sent }: QuestionsTableProps) {
  return (
    <ListTable
      list={QUESTION_LIST}
      caption="Questions"
      sub="what waits first, the longest on top; a follow-up is a question of its own"
      rows={[...page.questions]}
      rowKey={({ id }) => String(id)}
      csvHref={`/contracts/${page.contract.id}/questions.csv?state=${page.filter}`}
      empty={
        <EmptyState title={page.filter === "all" ? "No question yet." : "No question is in this state."}>
          Write down below what you ask the vendor, or what the vendor asks you, and how long answers take is known.
        </EmptyState>
      }
      fold={(question) =>
        question.answer ? null : (
          <AnswerForm
            question={question}
            user={user}
            sent={sent?.values.question === String(question.id) ? sent : undefined}
          />
        )
      }
      columns={[
        {
          key: "question",
          header: "Question",
          stack: true,
          render: ({ id, text, by }) => (
            <div id={`question-${id}`}>
              <span className="as-typed">{text}</span> <span className="sub">{by}</span>
            </div>
          ),
        },
        { key: "who", sorts: "answered by", header: "Who asks", render: ({ asked }) => ASKED_TEXT[asked] },
        {
          key: "about",
          sorts: "week",
          header: "About",
          render: ({ batchId, week }) =>
            batchId ? <Link href={`/batches/${batchId}`}>Week {week}</Link> : "the contract",
        },
        { key: "state", header: "State", render: ({ state }) => <Status {...QUESTION_LOOKS[state]} /> },
        { key: "asked", sorts: "asked at", header: "Asked", render: ({ at }) => <When at={at} now={now} /> },
        { key: "days", header: "Days", numeric: true, render: ({ days }) => days.toFixed(1) },
        {
          key: "answer",
          header: "Answer",
          stack: true,
          render: ({ answer }) =>
            answer && (
              <>
                {answer.text} <span className="sub">{answer.by}</span>
              </>
            ),
        },
      ]}
    />
  );
}

function AnswerForm({ question, user, sent }: { question: QuestionLine; user: string; sent: Sent | undefined }) {
  return (
    <details open={sent !== undefined}>
      <summary>Note the answer …</summary>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="question" value={question.id} />
        <TextAreaField
          label="The answer"
          name="answer"
          rows={3}
          defaultValue={sent?.values.answer ?? ""}
          error={sent?.errors.answer}
        />
        {question.asked === "us" ? (
          <SignedBy label="Who answered" name="by" defaultValue={user} error={sent?.errors.by} />
        ) : (
          <TextField
            label="Who answered"
            name="answeredBy"
            defaultValue={sent?.values.answeredBy ?? ""}
            error={sent?.errors.by}
            autoComplete="off"
          />
        )}
        <FormActions note="Written once. A correction is a question of its own.">
          <Button>Note the answer</Button>
        </FormActions>
      </Form>
    </details>
  );
}
