import { ConfusionMatrix } from "#app/components/confusion-matrix.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { SIDE_NAMES } from "#app/domain/side-names.ts";
import type { AnnotatorProfile } from "#app/review/annotator-profile.server.ts";
import { tableHref } from "./table-href.ts";

/** Which answers were given where an answer is agreed on, and the items that were missed. */
export function AnnotatorGold({ profile }: { profile: AnnotatorProfile }) {
  const { gold, missed, missedInAll, name, weeks } = profile;
  const answers = gold.flat().reduce((sum, count) => sum + count, 0);
  if (answers + missedInAll === 0)
    return (
      <Section title="Gold">
        <p className="sub">No gold item was judged. Hide some among the others to see what {name} misses.</p>
      </Section>
    );
  return (
    <div className="two even">
      <ConfusionMatrix
        finding={`${name} missed ${groupDigits(missedInAll)} of ${countOf(answers, "gold answer")} with a side or a tie`}
        sub="share of each agreed answer, and number of answers"
        csvHref={tableHref(profile, "gold")}
        href={`/batches/${weeks.at(-1)?.batchId}/records?${new URLSearchParams({ annotator: name, gold: "yes" })}`}
        caption="Answers to gold items"
        truth="agreed"
        labels={SIDE_NAMES}
        counts={gold}
      />
      <Section
        title="Gold items missed"
        sub={missedInAll > missed.length ? `the newest ${missed.length} of ${groupDigits(missedInAll)}` : undefined}
      >
        {missed.length === 0 ? (
          <p className="sub">None.</p>
        ) : (
          <p>
            {missed.map(({ batchId, week, deliveryId, n }, i) => (
              <span key={`${deliveryId} ${n}`}>
                {i > 0 && " · "}
                <Link href={`/batches/${batchId}/records/${deliveryId}/${n}`}>
                  week {week}, record {groupDigits(n + 1)}
                </Link>
              </span>
            ))}
          </p>
        )}
      </Section>
    </div>
  );
}
