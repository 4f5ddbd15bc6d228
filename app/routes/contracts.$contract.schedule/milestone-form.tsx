import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { MILESTONE_KINDS, MILESTONE_TITLE } from "#app/domain/milestone.ts";

interface FormProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function MilestoneForm({ values, errors: { form, ...errors } }: FormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <div className="form-row">
        <SelectField
          label="What is reached"
          {...text("kind")}
          choices={[
            { value: "", label: "choose" },
            ...MILESTONE_KINDS.map((kind) => ({ value: kind, label: MILESTONE_TITLE[kind] })),
          ]}
        />
        <TextField label="Name" optional help="Empty: what is reached." {...text("title")} />
      </div>
      <div className="form-row">
        <TextField label="Due" type="date" {...text("dueOn")} />
        <TextField
          label="By week"
          optional
          inputMode="numeric"
          help="Of an improvement; 5 when empty."
          {...text("week")}
        />
      </div>
      <div className="form-row">
        <TextField label="Owner" {...text("owner")} />
        <SignedBy label="Your name" {...text("by")} />
      </div>
      <FormActions>
        <Button name="intent" value="milestone">
          Add the milestone
        </Button>
      </FormActions>
    </Form>
  );
}
