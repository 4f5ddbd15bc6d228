import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import type { QuestionsPage } from "#app/contracts/questions-page.server.ts";
import { ASKED, ASKED_TEXT } from "#app/domain/question.ts";

interface AskFormProps {
  page: QuestionsPage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function AskForm({ page, values, errors }: AskFormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} />
      <SelectField
        label="Who asks"
        {...text("asked")}
        choices={ASKED.map((asked) => ({ value: asked, label: ASKED_TEXT[asked] }))}
      />
      <SelectField
        label="About"
        {...text("week")}
        choices={[
          { value: "", label: "the contract" },
          ...page.weeks.map(({ week }) => ({ value: String(week), label: `week ${week}` })),
        ]}
      />
      <TextAreaField label="The question" rows={3} {...text("text")} />
      <SignedBy label="Your name" {...text("by")} autoComplete="off" />
      <FormActions note="Written once, with your name and the time.">
        <Button>Write it down</Button>
      </FormActions>
    </Form>
  );
}
