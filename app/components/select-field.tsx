import type { SelectHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

export type SelectFieldProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "className" | "children"> & {
    name: string;
    choices: readonly Choice[];
  };

export function SelectField({ label, help, error, optional, choices, ...select }: SelectFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => (
        <select {...select} {...control}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
