import type { ReactNode } from "react";
import { groupDigits } from "#app/domain/figure.ts";
import { Link } from "./link.tsx";

export interface FunnelStep {
  label: string;
  /** null: not known yet; `note` then says why. */
  count: number | null;
  /** How the count is written, when it is no plain count: money, say. */
  value?: ReactNode;
  note?: ReactNode;
  href?: string;
}

/** Delivered → valid → used → effective; each bar is the share of the first step. */
export function Funnel({ steps }: { steps: FunnelStep[] }) {
  const whole = steps[0]?.count ?? 0;
  return (
    <ol className="funnel">
      {steps.map((step) => (
        <li key={step.label}>
          <span className="label">{step.label}</span>
          <span className="value">{stepValue(step)}</span>
          <ShareBar share={whole > 0 && step.count !== null ? step.count / whole : 0} />
          {step.note && <span className="note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}

function stepValue({ count, href, value }: FunnelStep): ReactNode {
  if (count === null) return "not yet";
  const shown = value ?? groupDigits(count);
  return href ? <Link href={href}>{shown}</Link> : shown;
}

function ShareBar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="100" height="4" />
      <rect className="fill" width={100 * Math.min(1, Math.max(0, share))} height="4" />
    </svg>
  );
}
