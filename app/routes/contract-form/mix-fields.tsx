import { TextAreaField } from "#app/components/text-field.tsx";
import type { FormErrors } from "./contract-of-form.ts";
import type { ContractValues } from "./values.ts";

export function MixFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  return (
    <TextAreaField
      label="Agreed mix"
      optional
      help="One stratum per line: domain or language, its name, its share of the records and the tolerance: domain code 30 % 2 %. What is not listed is not agreed on; without any line the excess over the mix is not computable."
      name="mix"
      rows={4}
      spellCheck={false}
      defaultValue={values.mix ?? ""}
      error={errors.mix}
    />
  );
}
