import { ON_POLICY_LIST } from "#app/checkpoints/checkpoint-lists.ts";
import type { CheckpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { Estimate } from "#app/components/estimate.tsx";
import { Section } from "#app/components/section.tsx";
import { ListTable } from "../list-parts/list-table.tsx";

/** What follows from the register, week by week. */
export function WeeksTable({ page: { contract, weeks } }: { page: CheckpointsPage }) {
  return (
    <ListTable
      list={ON_POLICY_LIST}
      caption="On-policy share and age by week"
      sub="the share is counted over the whole delivery; age is the mean over responses of registered models, 95 % interval"
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      csvHref={`/contracts/${contract.id}/on-policy.csv`}
      empty={
        <Section title="On-policy share and age by week">
          <p className="sub">They follow from the register and the first delivery.</p>
        </Section>
      }
      columns={[
        { key: "week", header: "Week", render: ({ week }) => `Week ${week}` },
        {
          key: "share",
          sorts: "on-policy share",
          header: "On-policy share",
          stack: true,
          render: ({ share }) => <Estimate outcome={share} unit="share" withNUnit />,
        },
        {
          key: "age",
          sorts: "age in checkpoints",
          header: "Age in checkpoints",
          stack: true,
          render: ({ age }) => <Estimate outcome={age} unit="ratio" withNUnit />,
        },
        {
          key: "models",
          header: "Collected with",
          stack: true,
          minor: true,
          render: ({ models }) => models.map(({ model }) => model).join(", ") || "no model is named",
        },
      ]}
    />
  );
}
