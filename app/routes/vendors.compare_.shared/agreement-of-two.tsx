import { Estimate } from "#app/components/estimate.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { SharedSummary } from "#app/vendors/shared-page.server.ts";

export function AgreementOfTwo({ summary }: { summary: SharedSummary }) {
  const { vendors, agreement, comparisons, prompts, answered, ties } = summary;
  const [one = "", other = ""] = vendors.map(({ name }) => name);
  const rows = [
    { label: "Agreement, a tie is an answer of its own", outcome: agreement.raw, unit: "share" as const },
    { label: "Agreement, ties dropped", outcome: agreement.decided, unit: "share" as const },
    { label: "Cohen’s κ, beyond chance", outcome: agreement.kappa, unit: "coefficient" as const },
    ...(agreement.gold.some(
      (outcome) => outcome.kind === "estimate" || (outcome.kind === "not-enough" && outcome.n > 0),
    )
      ? agreement.gold.map((outcome, i) => ({
          label: `${i === 0 ? one : other} with gold`,
          outcome,
          unit: "share" as const,
        }))
      : []),
  ];
  return (
    <div>
      <Table
        caption="Agreement of the two"
        sub={`${countOf(comparisons, "comparison")} of ${countOf(prompts, "prompt")} sent to both; value [95 % interval] n`}
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          { key: "label", header: "Measure", render: ({ label }) => label },
          {
            key: "value",
            header: "Value",
            numeric: true,
            render: ({ outcome, unit }) => <Estimate outcome={outcome} unit={unit} withNUnit />,
          },
          {
            key: "bar",
            header: "0 to 1",
            stack: true,
            render: ({ outcome, unit, label }) => (
              <IntervalBar
                outcome={outcome}
                state="accent"
                unit={unit}
                label={label}
                better="higher"
                axis={{ min: 0, max: 1 }}
              />
            ),
          },
        ]}
      />
      <details>
        <summary>How it is counted</summary>
        <p className="sub">
          A vendor’s answer is what most of its judgments prefer; where neither response has most, a tie. Both bad, both
          good and skipped are no answer: {countOf(comparisons - answered, "comparison")} of {comparisons} left out for
          that. Ties: {one} {ties[0]}, {other} {ties[1]}. Which response stands first makes no difference. κ is Cohen’s
          over first, tie and second, with each comparison in both orders. Intervals take prompts as what varies. Gold
          is that of either file, and what two researchers agreed on in other batches; where they contradict each other
          it is left out.
        </p>
      </details>
    </div>
  );
}
