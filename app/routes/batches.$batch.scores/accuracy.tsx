import { Choices } from "#app/components/choices.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { ScoresPage } from "#app/review/scores-page.server.ts";

const CUTS = ["annotator", "domain", "language", "model"];

/** How often the preferred response has the higher score, over all and along a dimension. */
export function Accuracy({ page: { batchId, contractId, week, measured, outcome, slices } }: { page: ScoresPage }) {
  if (!slices || measured === null) return null;
  const { by, dimensions, rows, finding, none } = slices;
  const query = `contract=${contractId}&week=${week}&by=${by}`;
  return (
    <Section
      id="accuracy"
      title={`Accuracy of ${measured}`}
      sub="how often the preferred response has the higher score, equal scores a half; people among each other are its ceiling"
      actions={<Link href={`/metrics/score-accuracy?${query}`}>Score accuracy week by week</Link>}
    >
      <div className="grid grid-cols-1 gap-4">
        {outcome && (
          <p>
            Overall <Estimate outcome={outcome} unit="share" withNUnit />
          </p>
        )}
        <Choices
          label="By"
          choices={dimensions
            .filter(({ id }) => CUTS.includes(id))
            .map(({ id, title }) => ({
              key: id,
              label: title,
              href: `/batches/${batchId}/scores?by=${id}#accuracy`,
              current: id === by,
            }))}
        />
        <p className="finding">{none ?? finding}</p>
        {none === null && (
          <Table
            caption={`Score accuracy by ${by}`}
            captionHidden
            rows={rows}
            rowKey={({ name }) => name}
            rowHref={({ params }) => `/batches/${batchId}/records?${params}`}
            csvHref={`/metrics/score-accuracy/slices.csv?${query}`}
            columns={[
              { key: "slice", header: by.charAt(0).toUpperCase() + by.slice(1), render: ({ name }) => name },
              {
                key: "accuracy",
                header: "Accuracy",
                numeric: true,
                render: (row) => <Estimate outcome={row.outcome} unit="share" />,
              },
              {
                key: "judgments",
                header: "Judgments",
                numeric: true,
                render: ({ judgments }) => groupDigits(judgments),
              },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
