import { TextAreaField, TextField } from "#app/components/text-field.tsx";

interface FactsFieldsProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** What a checkpoint is: asked when it is registered, and when that is corrected. */
export function FactsFields({ values, errors }: FactsFieldsProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <div className="form-row">
        <TextField label="Family" optional help="On-policy and age are told within one." {...text("family")} />
        <TextField
          label="Order in the family"
          optional
          inputMode="numeric"
          help="1 = the oldest; what came out together shares a number. Empty: as the approvals began."
          {...text("place")}
        />
      </div>
      <TextAreaField label="What it is" optional rows={2} {...text("about")} />
      <TextAreaField
        label="Endpoint"
        optional
        rows={2}
        help="Where and how it is served; never a key."
        {...text("endpoint")}
      />
    </>
  );
}
