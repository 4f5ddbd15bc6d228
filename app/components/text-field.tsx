import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";

type Named<Attributes> = Omit<Attributes, "id" | "className"> & { name: string };

export type TextFieldProps = FieldProps & Named<InputHTMLAttributes<HTMLInputElement>> & { affix?: string };
export type TextAreaFieldProps = FieldProps & Named<TextareaHTMLAttributes<HTMLTextAreaElement>>;

/** Any one-line input (text, number, date, file …). Keep what was typed with `defaultValue`. */
export function TextField({ label, help, error, optional, affix, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => {
        const box = <input type="text" {...input} {...control} />;
        return affix ? (
          <span className="affix">
            {box}
            <span>{affix}</span>
          </span>
        ) : (
          box
        );
      }}
    </Field>
  );
}

export function TextAreaField({ label, help, error, optional, ...area }: TextAreaFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => <textarea {...area} {...control} />}
    </Field>
  );
}
