import { Choices } from "#app/components/choices.tsx";
import { FileLink } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { withParams } from "#app/components/with-params.ts";
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { MetricGroup } from "#app/metrics/metric.ts";
import { type MetricFilter, STATES, type StateTally } from "#app/review/metric-filter.ts";

interface MetricsFilterProps {
  batchId: string;
  filter: MetricFilter;
  all: readonly { group: MetricGroup; tally: StateTally; n: number }[];
}

/** How many metrics are in each state and group; each count is a link that lists only those. */
export function MetricsFilter({ batchId, filter, all }: MetricsFilterProps) {
  const query = new URLSearchParams({ state: filter.state ?? "", group: filter.group ?? "" }).toString();
  const href = (changes: Record<string, string | null>) => `/batches/${batchId}${withParams(query, changes)}#metrics`;
  const inGroup = all.filter(({ group }) => filter.group === null || group === filter.group);
  const count = (state: (typeof STATES)[number]) => inGroup.reduce((sum, { tally }) => sum + tally[state], 0);
  return (
    <div className="filter" id="metrics">
      <Choices
        label="State"
        choices={[
          {
            key: "all",
            label: `all ${inGroup.reduce((sum, { n }) => sum + n, 0)}`,
            href: href({ state: null }),
            current: filter.state === null,
          },
          ...STATES.filter((state) => count(state) > 0 || state === filter.state).map((state) => ({
            key: state,
            label: <Status state={state} word={`${count(state)} ${state === "insufficient" ? "not judged" : state}`} />,
            href: href({ state }),
            current: filter.state === state,
          })),
        ]}
      />
      <Choices
        label="Group"
        choices={[
          { key: "all", label: "all", href: href({ group: null }), current: filter.group === null },
          ...all.map(({ group, n }) => ({
            key: group,
            label: `${METRIC_GROUPS[group].title} ${n}`,
            href: href({ group }),
            current: filter.group === group,
          })),
        ]}
      />
      <p className="downloads">
        All of them: <FileLink href={`/batches/${batchId}/metrics.csv`}>CSV</FileLink>{" "}
        <FileLink href={`/batches/${batchId}/metrics.json`}>JSON</FileLink>
      </p>
    </div>
  );
}
