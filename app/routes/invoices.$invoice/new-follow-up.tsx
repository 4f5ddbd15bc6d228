import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { LEDGER_KIND_WORDS } from "#app/domain/ledger.ts";
import type { InvoicePage } from "#app/ledger/invoice-page.server.ts";

interface Sent {
  values: Record<string, string>;
  errors: Record<string, string>;
}

interface NewFollowUpProps {
  page: InvoicePage;
  sent?: Sent;
  today: string;
  user: string;
}

export function NewFollowUp({ page, sent, today, user }: NewFollowUpProps) {
  if (page.standing === "reversed") return null;
  const isReversal = sent?.values.reverses !== undefined;
  return (
    <div className="two">
      <AddEntry page={page} sent={isReversal ? undefined : sent} today={today} user={user} />
      <Reverse page={page} sent={isReversal ? sent : undefined} user={user} />
    </div>
  );
}

function AddEntry({ page, sent, today, user }: NewFollowUpProps) {
  const errors = sent?.errors ?? {};
  const text = (name: string, start = "") => ({
    name,
    defaultValue: sent?.values[name] ?? start,
    error: errors[name],
    autoComplete: "off",
  });
  return (
    <Section title="Add a credit note or a payment">
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <ChoiceField
          label="Kind"
          name="kind"
          type="radio"
          chosen={[sent?.values.kind ?? "payment"]}
          choices={[
            { value: "payment", label: "Payment" },
            {
              value: "credit_note",
              label: "Credit note",
              help: "Takes off what was billed too much, or what the vendor owes.",
            },
          ]}
        />
        <div className="form-row">
          <TextField label={`Amount in ${page.contract.currency}`} inputMode="decimal" {...text("amount")} />
          <TextField label="Dated" type="date" {...text("datedOn", today)} />
        </div>
        <div className="form-row">
          <TextField label="Number" optional {...text("number")} help="Of the credit note or the transfer." />
          <SelectField
            label="Week of the credit note"
            optional
            name="week"
            defaultValue={sent?.values.week ?? ""}
            choices={[
              { value: "", label: "the whole invoice" },
              ...page.weeks.map(({ week }) => ({ value: String(week), label: `Week ${week}` })),
            ]}
          />
        </div>
        <TextField label="Note" optional {...text("note")} />
        <SignedBy label="Your name" {...text("by", user)} />
        <FormActions>
          <Button>Add the entry</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Reverse({ page: { invoice, followed }, sent, user }: Omit<NewFollowUpProps, "today">) {
  const errors = sent?.errors ?? {};
  const standing = followed.filter(({ stands, kind }) => stands && kind !== "reversal");
  return (
    <Section title="Reverse an entry" sub="for one that was mistyped; both stay on record">
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <SelectField
          label="Entry"
          name="reverses"
          defaultValue={sent?.values.reverses}
          choices={[
            { value: String(invoice.entry.id), label: `the invoice ${invoice.entry.number}` },
            ...standing.map(({ id, kind, number }) => ({
              value: String(id),
              label: `no. ${id}, ${LEDGER_KIND_WORDS[kind]} ${number}`,
            })),
          ]}
        />
        <TextField label="Why" name="note" defaultValue={sent?.values.note} error={errors.note} autoComplete="off" />
        <SignedBy
          label="Your name"
          name="by"
          defaultValue={sent?.values.by ?? user}
          error={errors.by}
          autoComplete="off"
        />
        <FormActions>
          <Button look="quiet">Reverse it</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
