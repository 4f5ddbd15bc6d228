import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { ClaimValues } from "#app/review/claim-form.ts";

interface ClaimFormProps {
  metrics: readonly { id: string; title: string }[];
  sent?: { values: ClaimValues; errors: Partial<ClaimValues> & { file?: string }; messages: string[] };
}

export function ClaimForm({ metrics, sent }: ClaimFormProps) {
  const values = sent?.values;
  const errors = sent?.errors ?? {};
  const { file: fileError, ...fieldErrors } = errors;
  const choices = [
    { value: "", label: "Choose a metric" },
    ...metrics.map(({ id, title }) => ({ value: id, label: title })),
  ];
  return (
    <>
      <Section title="Note a claim" sub="From the vendor’s report, slide or e-mail">
        <Form method="post" className="form" noValidate>
          <FormErrors count={Object.keys(fieldErrors).length} />
          <SelectField
            label="Metric"
            name="metric"
            choices={choices}
            defaultValue={values?.metric ?? ""}
            error={errors.metric}
          />
          <div className="form-row">
            <TextField
              label="Value stated"
              name="value"
              inputMode="decimal"
              defaultValue={values?.value}
              error={errors.value}
              help="A share as 0.82 or 82 %."
            />
            <TextField label="n" name="n" optional inputMode="numeric" defaultValue={values?.n} error={errors.n} />
          </div>
          <div className="form-row">
            <TextField
              label="Source"
              name="source"
              defaultValue={values?.source}
              error={errors.source}
              help="Report and page, slide, e-mail."
            />
            <TextField
              label="Stated on"
              name="date"
              type="date"
              optional
              defaultValue={values?.date}
              error={errors.date}
            />
          </div>
          <FormActions>
            <Button>Note the claim</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title="Several at once" sub="A JSON list, or the command line">
        <Form method="post" encType="multipart/form-data" className="form" noValidate>
          <FormErrors count={fileError ? 1 : 0} messages={sent?.messages} />
          <TextField
            label="File of claims"
            name="file"
            type="file"
            accept=".json,application/json"
            error={fileError}
            help='[{"metric": "raw-agreement-no-ties", "value": 0.82, "n": 400, "source": "report.pdf, p. 3"}]'
          />
          <FormActions>
            <Button look="quiet" name="import" value="yes">
              Import
            </Button>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
