import { Callout } from "#app/components/callout.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { ComparedBatches } from "#app/review/compare-page.server.ts";

/** What stands out, and how far the intervals can be trusted. */
export function CompareVerdict({ compared }: { compared: ComparedBatches }) {
  const { metrics, common } = compared;
  const count = (turn: string) => metrics.filter((one) => one.turn === turn).length;
  const all = metrics.length - count("none");
  return (
    <>
      <Verdict
        headline={`Of ${countOf(all, "metric")} compared, B is worse on ${groupDigits(count("worse"))} and better on ${groupDigits(count("better"))}.`}
      >
        {countOf(count("unclear"), "difference")} cannot be told from chance. Were nothing different, about{" "}
        {groupDigits(0.05 * all)} of {groupDigits(all)} intervals would still leave 0 out; several metrics read the same
        labels and move together.
      </Verdict>
      {(common.annotators > 0 || common.prompts > 0) && (
        <Callout title="The two are not independent: intervals of differences are approximate.">
          <p>
            {[
              common.annotators > 0 &&
                `${groupDigits(common.annotators)} of the ${countOf(common.of, "annotator")} of B worked on A too`,
              common.prompts > 0 && `${countOf(common.prompts, "record")} of B, gold apart, have a prompt of A`,
            ]
              .filter(Boolean)
              .join("; ")}
            . What the same people or prompts do to both estimates cancels in the difference, so that its interval is
            rather too wide than too narrow.
          </p>
        </Callout>
      )}
      {!compared.sameContract && (
        <Callout title="They are of different contracts.">
          <p>
            Each is judged by its own policy. Where the contracts ask for labels on different scales, numbers on
            strength, ties and agreement are not on one scale either.
          </p>
        </Callout>
      )}
    </>
  );
}
