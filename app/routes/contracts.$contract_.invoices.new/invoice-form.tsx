import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FieldError } from "#app/components/field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { NewInvoicePage } from "#app/ledger/new-invoice-page.server.ts";
import { FORM_LINES } from "./invoice-of-form.ts";

interface InvoiceFormProps {
  page: NewInvoicePage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function InvoiceForm({ page: { contract, weeks }, values, errors }: InvoiceFormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name], autoComplete: "off" });
  return (
    <Form method="post" className="form wide" noValidate>
      <FormErrors count={Object.keys(errors).length} />
      <div className="form-row">
        <TextField label="Number" {...text("number")} help="As on the invoice; a vendor uses it once." />
        <TextField label="Dated" type="date" {...text("datedOn")} />
        <TextField
          label="Currency"
          {...text("currency")}
          defaultValue={values.currency ?? contract.currency}
          maxLength={3}
        />
      </div>
      {Array.from({ length: FORM_LINES }, (_, i) => (
        // The number of rows never changes.
        <LineFields key={`line-${i + 1}`} n={i + 1} weeks={weeks} text={text} error={errors[`line-${i + 1}`]} />
      ))}
      <TextAreaField
        label="More lines"
        optional
        rows={4}
        {...text("lines")}
        help="CSV with a first line of names, or JSON: week,description,units,unit_price,amount."
      />
      <TextField label="Note" optional {...text("note")} />
      <SignedBy label="Your name" {...text("by")} />
      <FormActions note="An invoice stays on record; a mistyped one is reversed by an entry of its own.">
        <Button name="intent" value="record">
          Enter the invoice
        </Button>
        <Button look="quiet" name="intent" value="check">
          Only check it
        </Button>
        <LinkButton look="quiet" href={`/contracts/${contract.id}/money`}>
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}

interface LineFieldsProps {
  n: number;
  weeks: NewInvoicePage["weeks"];
  text(name: string): { name: string; defaultValue: string; error?: string; autoComplete: string };
  error?: string;
}

function LineFields({ n, weeks, text, error }: LineFieldsProps) {
  const field = (name: string) => text(`line-${n}-${name}`);
  const week = field("week");
  return (
    <fieldset className="field">
      <legend>Line {n}</legend>
      <div className="form-row">
        <SelectField
          label="Week"
          optional
          name={week.name}
          defaultValue={week.defaultValue}
          choices={[
            { value: "", label: "none" },
            ...weeks.map((one) => ({
              value: String(one.week),
              label: `Week ${one.week}: ${groupDigits(one.acceptedUnits)} accepted, ${groupDigits(one.billedUnits)} invoiced`,
            })),
          ]}
        />
        <TextField label="Units" optional inputMode="numeric" {...field("units")} />
        <TextField label="Price per unit" optional inputMode="decimal" {...field("unit_price")} />
        <TextField label="Amount" optional inputMode="decimal" {...field("amount")} help="Left out: units × price." />
        <TextField label="Description" optional {...field("description")} />
      </div>
      {error && <FieldError id={`line-${n}-error`} message={error} />}
    </fieldset>
  );
}
