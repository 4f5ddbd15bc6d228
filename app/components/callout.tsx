import type { ReactNode } from "react";
import type { MetricState } from "#app/metrics/metric.ts";
import { StateShape } from "./state-shape.tsx";

export interface CalloutProps {
  /** "insufficient" is the neutral one. */
  tone?: MetricState;
  title?: ReactNode;
  children?: ReactNode;
}

export function Callout({ tone = "insufficient", title, children }: CalloutProps) {
  return (
    <div className={`callout ${tone}`}>
      <span className={`tone-${tone}`}>
        <StateShape state={tone} />
      </span>
      <div className="callout-body">
        {title && <p className="callout-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
