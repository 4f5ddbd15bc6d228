import { type ReactNode, useId } from "react";
import { StateShape } from "./state-shape.tsx";

export interface FieldProps {
  label: string;
  /** Where a term is not common. */
  help?: ReactNode;
  /** A message for a person; also marks the control invalid. */
  error?: string;
  optional?: boolean;
}

/** What the control must carry so that label, help and error belong to it. */
export interface ControlAttributes {
  id: string;
  className: "control";
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

/** Label above, control, help, error. `children` gets the attributes for any control of its own. */
export function Field({
  label,
  help,
  error,
  optional,
  children,
}: FieldProps & { children: (control: ControlAttributes) => ReactNode }) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </label>
      {children({
        id,
        className: "control",
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": optional ? undefined : true,
      })}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} message={error} />}
    </div>
  );
}

export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <p className="error" id={id}>
      <StateShape state="fail" />
      {message}
    </p>
  );
}
