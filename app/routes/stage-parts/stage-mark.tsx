import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import type { Stage } from "#app/domain/stage.ts";
import type { MetricState } from "#app/metrics/metric.ts";

/** Where a contract is in its life; terminated stands out. */
export function StageMark({ stage, href }: { stage: Stage; href?: string }) {
  const mark = <Status state={LOOKS[stage]} word={stage} />;
  return href ? (
    <Link href={href} aria-label={`Stage: ${stage}`}>
      {mark}
    </Link>
  ) : (
    mark
  );
}

const LOOKS: Record<Stage, MetricState> = {
  sourcing: "insufficient",
  agreed: "insufficient",
  onboarding: "insufficient",
  running: "pass",
  closing: "warn",
  closed: "insufficient",
  terminated: "fail",
};
