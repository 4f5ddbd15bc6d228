import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { CriterionFields, type CriterionFieldsProps } from "./criterion-fields.tsx";
import { CREDIT_ROWS, type PolicyValues } from "./policy-values.ts";

interface PolicyFormProps {
  rows: readonly CriterionFieldsProps["metric"][];
  values: PolicyValues;
  errors: Record<string, string>;
  cancelHref: string;
}

export function PolicyForm({ rows, values, errors, cancelHref }: PolicyFormProps) {
  const { form, ...fields } = errors;
  return (
    <Form method="post" className="sections" noValidate>
      <FormErrors count={Object.keys(fields).length} messages={form ? [form] : []} />
      <div className="form">
        <TextField
          label="Name"
          name="name"
          defaultValue={values.name}
          error={errors.name}
          help="Under the same name it becomes the next version; another name begins a policy of its own."
        />
      </div>
      <Section
        title="Criteria"
        sub="Lines stand on the metric’s own scale; where it has a target they are distances from it."
      >
        {rows.map((metric) => (
          <CriterionFields key={metric.metric} metric={metric} values={values} errors={errors} />
        ))}
      </Section>
      <Section
        title="Credits by gold accuracy"
        sub="Best first, each with a larger credit than the one before; empty rows do not count."
      >
        <div className="form">
          {Array.from({ length: CREDIT_ROWS }, (_, i) => (
            <CreditFields key={i} row={i} values={values} errors={errors} />
          ))}
        </div>
      </Section>
      <FormActions note="Saves a new version. It is in force for no contract until you put it there on the next page.">
        <Button>Save as a new version</Button>
        <LinkButton href={cancelHref} look="quiet">
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function CreditFields({ row, values, errors }: { row: number; values: PolicyValues; errors: Record<string, string> }) {
  const text = (part: string) => {
    const name = `credit-${row}-${part}`;
    return {
      name,
      defaultValue: values[name] ?? "",
      error: errors[name],
      inputMode: "decimal" as const,
      optional: true,
    };
  };
  return (
    <div className="form-row">
      <TextField label={`Row ${row + 1}: gold accuracy of at least`} {...text("gold")} />
      <TextField label="Credit" affix="%" {...text("percent")} />
    </div>
  );
}
