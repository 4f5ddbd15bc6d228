import { Form } from "@remix-run/react";
import type { AdjudicatePage } from "#app/calibration/contested-page.server.ts";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { ShortcutId } from "#app/components/shortcuts-list.ts";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";

interface AdjudicateFormProps {
  page: AdjudicatePage;
  values: { answer: string; agreedBy: string; secondedBy: string; reason: string };
  errors: Partial<Record<string, string>>;
  message: string | null;
}

/** As `NO_ANSWER` of the adjudication, which checks it again. */
const NO_ANSWER = "no_answer";

/** Two people, one answer, a reason. */
export function AdjudicateForm({ page, values, errors, message }: AdjudicateFormProps) {
  const options = [
    ...page.options.map(({ id, label }) => ({ value: id, label, help: undefined })),
    {
      value: NO_ANSWER,
      label: "There is no single right answer",
      help: "It leaves this list and does not become gold.",
    },
  ];
  return (
    <Section title="The agreed answer" sub="What is signed stays: gold is retired with a reason, never changed.">
      <Form method="post" className="form wide" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={message ? [message] : []} />
        <ChoiceField
          label="Which response is better"
          name="answer"
          type="radio"
          chosen={[values.answer]}
          error={errors.answer}
          choices={options.map((option, i) => ({
            ...option,
            shortcut: i < 9 ? (`judge-${i + 1}` as ShortcutId) : undefined,
          }))}
        />
        <TextAreaField
          label="Reason"
          name="reason"
          rows={2}
          help="What decides it, so that an annotator who answered otherwise is convinced."
          defaultValue={values.reason}
          error={errors.reason}
        />
        <div className="form-row">
          <SignedBy label="Decided by" name="agreedBy" defaultValue={values.agreedBy} error={errors.agreedBy} />
          <SelectField
            label="Second person who agrees"
            name="secondedBy"
            defaultValue={values.secondedBy}
            error={errors.secondedBy}
            help={page.seconders.length === 0 ? "Nobody else here has an account that may calibrate." : undefined}
            choices={["", ...page.seconders].map((name) => ({ value: name, label: name || "Choose …" }))}
          />
        </div>
        <FormActions note="An agreed answer becomes gold of this contract and can be a key in calibration rounds.">
          <Button>Sign and go to the next</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
