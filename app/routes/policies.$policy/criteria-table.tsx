import { type Axes, COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { CRITERION_LIST } from "#app/review/desk-lists.ts";
import type { CriterionRow } from "#app/review/policy-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { lineWords } from "../metrics.$metric/line-words.ts";

export function CriteriaTable({ policyId, criteria }: { policyId: string; criteria: readonly CriterionRow[] }) {
  return (
    <ListTable
      list={CRITERION_LIST}
      csvHref={`/policies/${policyId}/criteria.csv`}
      caption="Criteria"
      sub="A metric fails when its whole 95 % interval is beyond the fail line; it warns when the value is past the warn line or the interval straddles the fail line."
      rows={criteria}
      rowKey={(criterion) => criterion.metric}
      rowHref={(criterion) => `/metrics/${criterion.metric}`}
      columns={[
        { key: "title", sorts: "metric", header: "Metric", render: (criterion) => criterion.title },
        {
          key: "about",
          sorts: null,
          header: "What it tells",
          stack: true,
          minor: true,
          render: (criterion) => <span className="sub">{criterion.about}</span>,
        },
        { key: "gate", sorts: "role", header: "Role", render: (criterion) => (criterion.gate ? "gate" : "advice") },
        {
          key: "warn",
          header: "Warn",
          numeric: true,
          render: (criterion) => <Line of={criterion} at={criterion.warn} />,
        },
        {
          key: "fail",
          header: "Fail",
          numeric: true,
          render: (criterion) => <Line of={criterion} at={criterion.fail} />,
        },
        {
          key: "n",
          sorts: "minimum n",
          header: "Minimum n",
          numeric: true,
          render: (criterion) => groupDigits(criterion.minimumN),
        },
        { key: "onWarn", sorts: "on warn", header: "On warn", render: (criterion) => consequence(criterion.onWarn) },
        { key: "onFail", sorts: "on fail", header: "On fail", render: (criterion) => consequence(criterion.onFail) },
        {
          key: "insufficient",
          sorts: "without data",
          header: "Without data",
          render: (criterion) => (criterion.whenInsufficient === "hold" ? "hold" : "say so"),
        },
      ]}
    />
  );
}

function Line({ of, at }: { of: CriterionRow; at: number }) {
  return <span className="nowrap">{lineWords(of, at)}</span>;
}

function consequence({ commercial, training }: Axes): string {
  return `${COMMERCIAL_CHOICES[commercial].title.toLowerCase()} · ${TRAINING_CHOICES[training].title.toLowerCase()}`;
}
