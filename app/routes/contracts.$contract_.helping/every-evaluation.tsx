import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { HelpingPage } from "#app/loop/helping-page.server.ts";
import { ClaimStatus } from "../loop-parts/claim-status.tsx";
import { Difference } from "../loop-parts/difference.tsx";

/** Every benchmark of the newest run, so that the one which looks best is not the only one looked at. */
export function EveryEvaluation({ page }: { page: HelpingPage }) {
  const { everyEvaluation: rows, series, contract } = page;
  const week = series?.weeks.at(-1)?.week;
  if (rows.length < 2 || week === undefined) return null;
  return (
    <Section
      title={`Every evaluation of week ${week}’s run`}
      sub="over the base; p adjusted for as many tests (Benjamini–Hochberg), and no claim where it is above 0.05"
    >
      <Table
        caption="Every evaluation"
        captionHidden
        rows={rows}
        rowKey={({ evaluation }) => evaluation}
        rowHref={({ evaluation }) =>
          `/contracts/${contract.id}/helping?${new URLSearchParams({ evaluation, recipe: page.recipe ?? "" })}`
        }
        columns={[
          { key: "evaluation", header: "Evaluation", render: ({ evaluation }) => evaluation },
          { key: "claim", header: "Claim", render: ({ claim }) => <ClaimStatus claim={claim} /> },
          {
            key: "difference",
            header: "Difference",
            numeric: true,
            render: ({ comparison }) => <Difference comparison={comparison} />,
          },
          {
            key: "p",
            header: "Adjusted p",
            numeric: true,
            render: ({ adjusted }) => (adjusted === null ? "too few seeds to say" : groupDigits(adjusted, 3)),
          },
          { key: "better", header: "Better", minor: true, render: ({ better }) => better },
        ]}
      />
    </Section>
  );
}
