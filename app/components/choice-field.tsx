import { type ReactNode, useId } from "react";
import { shortcutAttributes } from "./button.tsx";
import { FieldError, type FieldProps } from "./field.tsx";
import type { ShortcutId } from "./shortcuts-list.ts";

export interface ChoiceFieldProps extends Omit<FieldProps, "optional"> {
  name: string;
  /** "radio" = one of them, "checkbox" = any of them. */
  type: "radio" | "checkbox";
  choices: readonly { value: string; label: ReactNode; help?: ReactNode; shortcut?: ShortcutId; disabled?: boolean }[];
  /** Values checked at first. */
  chosen?: readonly string[];
}

/** A fieldset of radio buttons or check boxes. */
export function ChoiceField({ label, help, error, name, type, choices, chosen = [] }: ChoiceFieldProps) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset className="field" aria-describedby={described}>
      <legend>{label}</legend>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {choices.map((choice, i) => (
        <div key={choice.value} className="check">
          <input
            type={type}
            id={`${id}-${i}`}
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
            disabled={choice.disabled}
            aria-describedby={choice.help ? `${id}-${i}-help` : undefined}
            aria-invalid={error ? true : undefined}
            {...shortcutAttributes(choice.shortcut)}
          />
          <label htmlFor={`${id}-${i}`}>{choice.label}</label>
          {choice.help && (
            <p className="help" id={`${id}-${i}-help`}>
              {choice.help}
            </p>
          )}
        </div>
      ))}
      {error && <FieldError id={`${id}-error`} message={error} />}
    </fieldset>
  );
}
