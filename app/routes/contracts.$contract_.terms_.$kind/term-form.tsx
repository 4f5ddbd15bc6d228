import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { TermPage } from "#app/contracts/term-page.server.ts";

interface TermFormProps {
  page: TermPage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** The fields of the kind, then what every term has: clause, place, owner, day, signature. */
export function TermForm({ page, values, errors: { form, ...errors } }: TermFormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      {page.fields.map((field) => (
        <TermFieldInput key={field.name} field={field} value={values[field.name] ?? ""} error={errors[field.name]} />
      ))}
      <TextAreaField
        label="Clause"
        rows={4}
        optional
        help="Its words, as they stand in the contract."
        {...text("clause")}
      />
      <div className="form-row">
        <TextField label="Where it stands" optional help="Page or clause number." {...text("source")} />
        <TextField label="Owner" help="Who watches over it." {...text("owner")} />
      </div>
      <div className="form-row">
        <TextField label="Holds from" type="date" {...text("effectiveFrom")} />
        <SignedBy label="Your name" {...text("recordedBy")} />
      </div>
      <FormActions note="What was decided under an earlier version keeps it.">
        <Button name="intent" value="record">
          Record the term
        </Button>
        {page.versions.length > 0 && (
          <Button name="intent" value="strike" look="quiet">
            Strike it from that day
          </Button>
        )}
        <LinkButton href={`/contracts/${page.contract.id}/terms`} look="quiet">
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function TermFieldInput({ field, value, error }: { field: TermPage["fields"][number]; value: string; error?: string }) {
  const { name, label, help, affix, input, choices = [] } = field;
  const common = { name, label, help, error, defaultValue: value };
  if (input === "choice") return <SelectField {...common} choices={[{ value: "", label: "choose" }, ...choices]} />;
  if (input === "lines") return <TextAreaField {...common} rows={4} />;
  return <TextField {...common} affix={affix} inputMode={input === "number" ? "decimal" : undefined} />;
}
