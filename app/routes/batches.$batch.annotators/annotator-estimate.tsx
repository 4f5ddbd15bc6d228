import { groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { AnnotatorShare } from "#app/metrics/annotators/annotator-table.ts";
import type { Shrunken } from "#app/metrics/annotators/shrink-shares.ts";

interface AnnotatorEstimateProps {
  estimate: { value: number; low: number; high: number; n: number } | null;
  /** Said in its place, in the title, where there is none. */
  without: string | null;
}

export function AnnotatorEstimate({ estimate, without }: AnnotatorEstimateProps) {
  if (!estimate)
    return (
      <span className="estimate written" title={without ?? undefined}>
        {without ? "not identifiable" : "under 20 shared"}
      </span>
    );
  return (
    <span className="estimate stacked">
      <b>{valueText(estimate.value, "share")}</b>{" "}
      <span className="interval">{intervalText(estimate.low, estimate.high, "share")}</span>{" "}
      <span className="n">{`n\u00a0${groupDigits(estimate.n)}`}</span>
    </span>
  );
}

/** The shrunken share with its interval; raw share and n below. Raw alone where there are too few people to shrink to. */
export function DrawnShare({ raw, drawn }: { raw: AnnotatorShare | null; drawn: Shrunken | null }) {
  if (!raw) return <span className="estimate written">no rows</span>;
  const shown = drawn ?? raw;
  return (
    <span className="estimate stacked">
      <b>{valueText(shown.value, "share")}</b>{" "}
      <span className="interval">{intervalText(shown.low, shown.high, "share")}</span>{" "}
      <span className="n">
        {drawn ? `raw ${groupDigits(raw.value, 2)}, n\u00a0${groupDigits(raw.n)}` : `n\u00a0${groupDigits(raw.n)}`}
      </span>
    </span>
  );
}
