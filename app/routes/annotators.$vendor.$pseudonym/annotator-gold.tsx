import { Choices } from "#app/components/choices.tsx";
import { ConfusionMatrix } from "#app/components/confusion-matrix.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { SIDE_NAMES } from "#app/domain/side-names.ts";
import type { AnnotatorProfile } from "#app/review/annotator-profile.server.ts";
import { tableHref } from "./table-href.ts";

/** Which answers were given where an answer is agreed on, and the items that were missed. */
export function AnnotatorGold({ profile, shown }: { profile: AnnotatorProfile; shown: string | null }) {
  const { gold, goldWeeks, missed, missedInAll, name, weeks } = profile;
  const one = goldWeeks.find(({ batchId }) => batchId === shown);
  const covered = one ? [one] : goldWeeks;
  const here = (batchId: string | null) => `${batchId === null ? "?" : `?gold=${batchId}`}#gold`;
  // A cell of several weeks has a list in each of them; which, the choice of a week says.
  const hrefOf = (agreed: number, answer: number) => {
    const holding = covered.filter(({ counts }) => (counts[agreed]?.[answer] ?? 0) > 0);
    const [only] = holding;
    const params = holding.length === 1 ? only?.params[agreed]?.[answer] : null;
    return only && params ? `/batches/${only.batchId}/records?${params}` : undefined;
  };
  const answers = gold.flat().reduce((sum, count) => sum + count, 0);
  if (answers + missedInAll === 0)
    return (
      <Section title="Gold">
        <p className="sub">No gold item was judged. Hide some among the others to see what {name} misses.</p>
      </Section>
    );
  return (
    <div className="two even" id="gold">
      <div className="grid grid-cols-1 gap-4 content-start">
        {goldWeeks.length > 1 && (
          <Choices
            label="Gold of"
            choices={[
              { key: "all", label: "all weeks", href: here(null), current: one === undefined },
              ...goldWeeks.map(({ batchId, week }) => ({
                ...{ key: batchId, label: `week ${week}`, href: here(batchId), current: batchId === one?.batchId },
              })),
            ]}
          />
        )}
        <ConfusionMatrix
          finding={`${one ? `In week ${one.week} ` : ""}${name} missed ${missedText(one?.counts ?? gold)}`}
          sub={`share of each agreed answer, and number of answers, of ${coverText(covered)}${covered.length > 1 ? "; choose a week and a cell opens its answers" : "; a cell opens its answers"}`}
          csvHref={tableHref(profile, "gold")}
          href={`/batches/${(one ?? weeks.at(-1))?.batchId}/records?${new URLSearchParams({ annotator: name, gold: "yes" })}`}
          caption="Answers to gold items"
          truth="agreed"
          labels={SIDE_NAMES}
          counts={one?.counts ?? gold}
          hrefOf={hrefOf}
        />
      </div>
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

function coverText(weeks: AnnotatorProfile["goldWeeks"]): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return "no week";
  return first === last ? `week ${first.week} of ${first.contract}` : countOf(weeks.length, "week");
}

/** What has neither a side nor a tie stands in no cell, and is counted in neither number. */
function missedText(counts: readonly (readonly number[])[]): string {
  const all = counts.flat().reduce((sum, n) => sum + n, 0);
  const right = counts.reduce((sum, answers, agreed) => sum + (answers[agreed] ?? 0), 0);
  return `${groupDigits(all - right)} of ${countOf(all, "gold answer")} with a side or a tie`;
}
