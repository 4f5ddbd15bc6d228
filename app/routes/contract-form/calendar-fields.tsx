import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { FormErrors } from "./contract-of-form.ts";
import type { ContractValues } from "./values.ts";

/** In whose days the contract counts. */
export function CalendarFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <div className="form">
      <div className="form-row">
        <TextField
          label="Time zone"
          help="An IANA name such as Europe/Berlin. A due day ends at midnight there."
          {...text("timeZone")}
        />
        <TextField
          label="Days off each week"
          optional
          help="Working days skip them: Saturday, Sunday."
          {...text("weekend")}
        />
      </div>
      <TextAreaField
        label="Holidays"
        optional
        help="One date per line, YYYY-MM-DD. Deadlines in working days skip them; a due day stays where it is written."
        rows={3}
        spellCheck={false}
        {...text("holidays")}
      />
    </div>
  );
}
