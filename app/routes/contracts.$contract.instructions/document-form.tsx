import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";

interface DocumentFormProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function DocumentForm({ values, errors: { form, ...errors } }: DocumentFormProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <div className="form-row">
        <TextField label="Version" help="As batches name it, such as 1.1." {...text("version")} />
        <TextField label="Agreed on" type="date" {...text("agreedOn")} />
      </div>
      <TextAreaField label="Instructions" help="Markdown." rows={12} {...text("body")} />
      <TextField label="Agreed by" help="For the buyer and for the vendor." {...text("agreedBy")} />
      <TextAreaField label="What changed" optional rows={2} {...text("note")} />
      <FormActions>
        <Button>Add the document</Button>
      </FormActions>
    </Form>
  );
}
