import { type ReactNode, useId } from "react";
import { groupDigits } from "#app/domain/figure.ts";

export interface ProgressProps {
  /** e.g. "Reading week-3.jsonl". */
  label: string;
  /** null = running, extent unknown. */
  value: number | null;
  max: number;
  /** Of value and max, e.g. "bytes"; printed with them. */
  unit?: string;
  /** e.g. rows so far, rejected so far, rows per second. */
  facts?: ReactNode[];
  /** The form that cancels. */
  cancel?: ReactNode;
}

export function Progress({ label, value, max, unit, facts = [], cancel }: ProgressProps) {
  const id = useId();
  return (
    <div className="progress">
      <div className="progress-head">
        <b id={id}>{label}</b>
        <span className="sub">{extentText(value, max, unit)}</span>
      </div>
      <progress aria-labelledby={id} max={max} value={value ?? undefined} />
      {facts.length > 0 && (
        <ul className="meta" aria-live="polite">
          {facts.map((fact, i) => (
            <li key={i}>{fact}</li>
          ))}
        </ul>
      )}
      {cancel}
    </div>
  );
}

function extentText(value: number | null, max: number, unit = ""): string {
  if (value === null || max <= 0) return "running";
  const share = Math.floor((100 * Math.min(value, max)) / max);
  return `${groupDigits(value)} of ${groupDigits(max)} ${unit} · ${share} %`.replace("  ", " ");
}
