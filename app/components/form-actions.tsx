import type { ReactNode } from "react";

export interface FormActionsProps {
  /** What will happen, in numbers, before it happens. */
  note?: ReactNode;
  /** Buttons; the main one first. */
  children: ReactNode;
}

export function FormActions({ note, children }: FormActionsProps) {
  return (
    <div className="form-actions">
      {note && <p className="note">{note}</p>}
      {children}
    </div>
  );
}
