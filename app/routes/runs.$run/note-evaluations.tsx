import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import type { SentChange } from "./change-run.server.ts";

interface NoteEvaluationsProps {
  run: { seeds: readonly number[] };
  sent?: SentChange;
}

/** A table to paste into, as it comes from a spreadsheet or an evaluation harness. */
export function NoteEvaluations({ run, sent }: NoteEvaluationsProps) {
  const error = sent?.errors.rows;
  const start = `evaluation,seed,value,n\n${run.seeds.map((seed) => `,${seed},,`).join("\n")}\n`;
  return (
    <Section
      title="Note evaluations"
      sub="CSV, a JSON list or JSON Lines; everything is taken in, or nothing. A file goes the same way with assay run evaluate"
    >
      <Form method="post" className="form wide" noValidate>
        <FormErrors count={error ? 1 : 0} />
        <input type="hidden" name="intent" value="evaluate" />
        <TextAreaField
          label="Rows"
          name="rows"
          rows={8}
          spellCheck={false}
          defaultValue={sent?.values.rows ?? start}
          error={error}
          help="Fields: evaluation, value and seed; n (items) or standard_error; better (higher, or lower), unit (share of n items, or score), contamination. A value noted already is corrected by a row that says why."
        />
        <FormActions>
          <Button>Take the evaluations in</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
