import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { FormErrors } from "./contract-of-form.ts";
import type { ContractValues } from "./values.ts";

/** Asked for once something was delivered under the contract. */
export function AmendmentFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <div className="form">
      <TextAreaField label="Reason for the amendment" rows={2} {...text("amendReason")} />
      <div className="form-row">
        <TextField
          label="Holds from"
          type="date"
          help="Not before a decision that rests on what it changes; from a later day on, it waits for that day."
          {...text("effectiveOn")}
        />
        <SignedBy label="Signed by" {...text("amendSigner")} />
      </div>
    </div>
  );
}
