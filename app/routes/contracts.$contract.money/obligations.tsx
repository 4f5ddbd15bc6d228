import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { Status } from "#app/components/status.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import { obligationList } from "#app/ledger/money-lists.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import type { Obligation } from "#app/ledger/obligations.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import type { SentWaiver } from "./waiver-of-form.ts";

interface ObligationsProps {
  page: MoneyPage;
  now: number;
  user: string;
  sent?: SentWaiver;
}

/** What decisions left the vendor to do: open until something closes it. */
export function Obligations({ page: { contract, obligations }, now, user, sent }: ObligationsProps) {
  // What was closed, or replaced, since the form was read has no form any more that could show it.
  const isLost = !obligations.some((owed) => owed.closed === null && String(owed.decisionId) === sent?.values.decision);
  return (
    <div id="obligations">
      {sent && isLost && <FormErrors count={0} messages={[sent.error]} />}
      <ListTable
        list={obligationList(contract.currency)}
        caption="Credits, reworks and replacements"
        sub="each follows from the decision in force; open until a credit note, an invoice without it, a delivery or a waiver"
        rows={[...obligations].sort((a, b) => Number(a.closed !== null) - Number(b.closed !== null) || a.week - b.week)}
        rowKey={({ decisionId }) => String(decisionId)}
        rowHref={({ batchId }) => `/batches/${batchId}/history`}
        csvHref={`/contracts/${contract.id}/money/obligations.csv`}
        empty={
          <Section title="Credits, reworks and replacements">
            <p className="sub">No decision left the vendor anything to do.</p>
          </Section>
        }
        fold={(owed) =>
          owed.closed ? null : (
            <GiveUp
              owed={owed}
              user={user}
              sent={sent?.values.decision === String(owed.decisionId) ? sent : undefined}
            />
          )
        }
        columns={[
          { key: "week", header: "Batch", render: ({ week }) => <span className="nowrap">Week {week}</span> },
          { key: "kind", sorts: "owed", header: "Owed", render: ({ kind }) => kind },
          {
            key: "state",
            sorts: "closed_by",
            header: "State",
            render: ({ closed }) =>
              closed ? <Status state="pass" word={`closed by ${closed.how}`} /> : <Status state="warn" word="open" />,
          },
          {
            key: "what",
            sorts: "credit_minor",
            header: "What",
            render: ({ units, minor }) =>
              minor !== null ? (
                <Money minor={minor} currency={contract.currency} exact />
              ) : (
                countOf(units ?? 0, contract.unit)
              ),
          },
          { key: "how", header: "How it was closed", stack: true, render: ({ closed }) => closed?.what ?? null },
          { key: "since", header: "Since", minor: true, render: ({ since }) => <When at={since} now={now} /> },
        ]}
      />
    </div>
  );
}

function GiveUp({ owed, user, sent }: { owed: Obligation; user: string; sent?: SentWaiver }) {
  return (
    <details open={sent !== undefined}>
      <summary>Give it up …</summary>
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="decision" value={owed.decisionId} />
        <TextField
          label={`Why the ${owed.kind} of week ${owed.week} is given up`}
          name="reason"
          defaultValue={sent?.values.reason}
          error={sent?.error}
          help={owed.kind === "credit" ? "What the week is owed then is the amount without the credit." : undefined}
        />
        <SignedBy label="Your name" name="by" defaultValue={sent?.values.by ?? user} autoComplete="off" />
        <FormActions>
          <Button look="quiet">Give it up</Button>
        </FormActions>
      </Form>
    </details>
  );
}
