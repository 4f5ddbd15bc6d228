import { TextAreaField } from "#app/components/text-field.tsx";
import type { FormErrors } from "./contract-of-form.ts";
import type { ContractValues } from "./values.ts";

export function ModelFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  return (
    <TextAreaField
      label="Models approved for collection"
      optional
      help="One per line, as the vendor writes it, with the weeks it is approved for when they are limited: tuned-7b 3-4. Without any, on-policy share is not computable."
      name="approvedModels"
      rows={4}
      spellCheck={false}
      defaultValue={values.approvedModels ?? ""}
      error={errors.approvedModels}
    />
  );
}
