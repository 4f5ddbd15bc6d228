import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits, valueText } from "#app/domain/figure.ts";
import type { HelpingSeries } from "#app/loop/helping.ts";
import { ClaimStatus } from "../loop-parts/claim-status.tsx";
import { Difference } from "../loop-parts/difference.tsx";
import { HelpingChart } from "./helping-chart.tsx";

interface WeekByWeekProps {
  contract: { id: string };
  series: HelpingSeries;
  search: string;
}

/** The chart, and the numbers with the runs and releases behind them. */
export function WeekByWeek({ contract, series, search }: WeekByWeekProps) {
  const { weeks, evaluation } = series;
  const isMixed = weeks.some((week) => week.isMixed);
  return (
    <Section
      title="Week by week"
      sub="A release counts for the newest week it holds; of several runs on a week the newest counts. Differences are turned so that more is better."
    >
      <div className="grid gap-4">
        <HelpingChart contract={contract} series={series} search={search} />
        <Table
          caption={`${evaluation} by week`}
          captionHidden
          rows={weeks}
          rowKey={({ run }) => run.id}
          rowHref={({ batchId }) => `/batches/${batchId}`}
          csvHref={`/contracts/${contract.id}/helping.csv${withParams(search, {})}`}
          note={isMixed ? "* The release holds batches of other contracts too." : null}
          columns={[
            {
              key: "week",
              header: "Through",
              render: ({ week, isMixed: mixed }) => `Week ${week}${mixed ? " *" : ""}`,
            },
            {
              key: "claim",
              header: "Over the base",
              render: ({ overBase }) => (overBase ? <ClaimStatus claim={overBase.claim} /> : "no base to compare with"),
            },
            {
              key: "difference",
              header: "Difference",
              numeric: true,
              render: ({ overBase }) => overBase && <Difference comparison={overBase} stacked />,
            },
            {
              key: "step",
              header: "Over the week before",
              numeric: true,
              render: ({ overPrevious }) => overPrevious && <Difference comparison={overPrevious.comparison} stacked />,
            },
            {
              key: "step-claim",
              header: "Week by itself",
              render: ({ overPrevious }) => overPrevious && <ClaimStatus claim={overPrevious.comparison.claim} />,
            },
            { key: "mean", header: "Mean", numeric: true, render: ({ mean }) => valueText(mean, "ratio") },
            { key: "seeds", header: "Seeds", numeric: true, minor: true, render: ({ seeds }) => groupDigits(seeds) },
            { key: "run", header: "Run", render: ({ run }) => <Link href={`/runs/${run.id}`}>{run.name}</Link> },
            {
              key: "release",
              header: "Release",
              minor: true,
              render: ({ release }) => <Link href={`/releases/${release.id}`}>{release.name}</Link>,
            },
          ]}
        />
      </div>
    </Section>
  );
}
