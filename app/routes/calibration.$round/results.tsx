import { TAKER_LIST } from "#app/calibration/calibration-lists.ts";
import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { ConfusionMatrix } from "#app/components/confusion-matrix.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { CLASS_WORDS } from "../calibration-parts/class-words.ts";
import { OUTCOME_WORDS, STANDING_WORDS } from "../calibration-parts/outcome-words.ts";
import { ListTable } from "../list-parts/list-table.tsx";

/** Each taker against the key, and the answers against it altogether. */
export function Results({ page }: { page: RoundPage }) {
  const { results, round } = page;
  return (
    <>
      <ListTable
        list={TAKER_LIST}
        caption="Who passed"
        sub={`${round.rule.atLeast} of ${round.rule.of} is asked for. The interval is where the true accuracy may lie: few items tell people apart badly, whatever the rule says`}
        rows={results.takers}
        rowKey={(taker) => taker.annotator}
        csvHref={`/calibration/${round.id}/results.csv`}
        columns={[
          { key: "annotator", header: "Annotator", render: (taker) => taker.annotator },
          {
            key: "outcome",
            sorts: "by the rule",
            header: "By the rule",
            render: ({ outcome }) => <Status {...OUTCOME_WORDS[outcome]} />,
          },
          { key: "right", header: "Right", numeric: true, render: ({ right }) => groupDigits(right) },
          { key: "n", sorts: "answered", header: "Answered", numeric: true, render: ({ n }) => groupDigits(n) },
          {
            key: "accuracy",
            header: "Accuracy",
            numeric: true,
            render: ({ accuracy, low, high, n }) =>
              accuracy === null ? null : (
                <Estimate
                  outcome={{ kind: "estimate", value: accuracy, low, high, n, nUnit: "gold answers" }}
                  unit="share"
                />
              ),
          },
          {
            key: "standing",
            sorts: "by the interval",
            header: "By the interval",
            render: ({ standing }) => <Status {...STANDING_WORDS[standing]} />,
          },
          {
            key: "seconds",
            sorts: "median seconds",
            header: "Median seconds",
            numeric: true,
            minor: true,
            render: ({ medianSeconds }) => (medianSeconds === null ? null : groupDigits(medianSeconds, 1)),
          },
        ]}
      />
      {results.classes.length > 0 && (
        <ConfusionMatrix
          finding={confusionFinding(page)}
          sub="of each key, how often each answer was given; the diagonal is right by side"
          csvHref={`/calibration/${round.id}/confusion.csv`}
          caption="Answers against the key"
          labels={results.classes.map((name) => CLASS_WORDS[name])}
          counts={results.confusion}
          hrefOf={(key, answer) =>
            `/calibration/${round.id}?key=${results.classes[key]}&answer=${results.classes[answer]}#cell`
          }
        />
      )}
      <Section title="Agreement between takers" sub="pairs of people on the same item, same side; needs no key">
        {results.agreement ? (
          <p>
            <Estimate
              outcome={{ kind: "estimate", ...results.agreement, n: results.agreement.items, nUnit: "shared items" }}
              unit="share"
              withNUnit
            />
          </p>
        ) : (
          <p className="sub">Not enough data: no item was answered by two people.</p>
        )}
      </Section>
    </>
  );
}

/** Names the most frequent mistake. */
function confusionFinding({ results: { classes, confusion } }: RoundPage): string {
  let most = { count: 0, key: 0, answer: 0 };
  for (const [key, row] of confusion.entries())
    for (const [answer, count] of row.entries())
      if (key !== answer && count > most.count) most = { count, key, answer };
  const [key, answer] = [classes[most.key], classes[most.answer]];
  if (most.count === 0 || !key || !answer) return "Every answer is on the side of its key";
  return `The most frequent mistake: ${CLASS_WORDS[answer]} where the key is ${CLASS_WORDS[key]}, ${countOf(most.count, "time")}`;
}
