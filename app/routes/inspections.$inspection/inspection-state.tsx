import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { Progress } from "#app/components/progress.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";
import { endWords } from "../inspection-parts/end-words.ts";

/** How far it is and what it comes to, in a sentence. */
export function InspectionState({ page, now }: { page: InspectionPage; now: number }) {
  const { outcome, standing, sentence, held, reviewers } = page;
  const early =
    outcome === null && page.kind === "lot" && standing.verdict !== "open"
      ? `Certain already: ${standing.verdict}.`
      : null;
  return (
    <>
      <Callout tone={endWords(outcome?.end ?? null).state} title={sentence}>
        <p>{page.planText ?? `${page.source} ${countOf(standing.drawn, "judgment")} drawn.`}</p>
        {early && <p>{early}</p>}
        {outcome && (
          <p>
            Ended by {outcome.endedBy} <When at={outcome.endedAt} now={now} withTime />
            {outcome.reason !== "" && `: ${outcome.reason}`}
          </p>
        )}
        {page.isOutdated && (
          <p>A later delivery took the place of the one it was drawn from; it says nothing about the batch as it is.</p>
        )}
        {outcome && page.kind === "lot" && !page.isOutdated && outcome.end !== "abandoned" && (
          <p>
            It enters the recommendation for <Link href={`/batches/${page.batch.id}`}>week {page.batch.week}</Link>.
          </p>
        )}
      </Callout>
      <Progress
        label="Settled"
        value={standing.settled}
        max={standing.drawn}
        unit="judgments"
        facts={[
          ...(standing.second > 0 ? [`${countOf(standing.second, "judgment")} for a second reviewer`] : []),
          ...(standing.disputed > 0 ? [`${countOf(standing.disputed, "judgment")} disputed: no defect`] : []),
          ...(held > 0 ? [`${held} under review now`] : []),
          ...reviewers.map(({ name, rulings, defects }) => `${name}: ${rulings} ruled, ${defects} found indefensible`),
        ]}
      />
    </>
  );
}
