import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import { CLAIM_LIST } from "#app/review/batch-lists.ts";
import { type ClaimVerdict, verdictText } from "#app/review/claim-verdict.ts";
import type { ClaimRow } from "#app/review/claims-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export function ClaimsTable({ batchId, claims, now }: { batchId: string; claims: readonly ClaimRow[]; now: number }) {
  return (
    <ListTable
      list={CLAIM_LIST}
      csvHref={`/batches/${batchId}/lists/claims.csv`}
      caption="Claimed against measured"
      sub="Ours is worked out on every row delivered; the difference carries our uncertainty, the vendor’s is not known"
      rows={claims}
      rowKey={(claim) => String(claim.id)}
      rowHref={(claim) => `/metrics/${claim.metric}`}
      empty={
        <EmptyState
          title="No claim was noted for this week."
          command="assay claim raw-agreement-no-ties 0.82 --contract ID --week N --source report.pdf"
        >
          Vendors send numbers with their data: agreement, gold accuracy, volume. Note them below, and each stands
          beside the same metric worked out on what was delivered.
        </EmptyState>
      }
      columns={[
        { key: "metric", header: "Metric", render: (claim) => claim.title },
        { key: "verdict", header: "Verdict", stack: true, render: (claim) => verdictOf(claim.verdict) },
        {
          key: "claimed",
          header: "Claimed",
          numeric: true,
          render: ({ value, unit }) => valueText(value, unit),
        },
        {
          key: "n",
          sorts: "n claimed",
          header: "n claimed",
          numeric: true,
          render: ({ n }) => (n === null ? null : groupDigits(n)),
        },
        {
          key: "measured",
          header: "Measured",
          numeric: true,
          render: ({ outcome, unit }) =>
            outcome ? <Estimate outcome={outcome} unit={unit} withNUnit stacked /> : "nothing delivered yet",
        },
        {
          key: "difference",
          header: "Claimed − measured",
          numeric: true,
          render: ({ verdict, unit }) => differenceText(verdict, unit),
        },
        { key: "source", header: "Source", minor: true, render: (claim) => claim.source },
        {
          key: "stated",
          header: "Stated",
          minor: true,
          render: (claim) => <When at={claim.statedAt} now={now} />,
        },
        {
          key: "remove",
          sorts: null,
          header: "Mistyped",
          render: (claim) => (
            <Form method="post">
              <Button
                look="quiet"
                name="remove"
                value={String(claim.id)}
                aria-label={`Remove the claim on ${claim.title}`}
              >
                Remove
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}

/** One word beside the shape, the rest as text that wraps on a phone. */
function verdictOf(verdict: ClaimVerdict) {
  const [word = "", rest] = verdictText(verdict).split(": ");
  return (
    <>
      <Status state={stateOf(verdict)} word={word} />
      {rest && <span className="sub"> {rest}</span>}
    </>
  );
}

function stateOf(verdict: ClaimVerdict): MetricState {
  if (verdict.kind === "not-comparable") return "insufficient";
  if (verdict.kind === "inside") return "pass";
  return verdict.flatters ? "fail" : "warn";
}

function differenceText(verdict: ClaimVerdict, unit: ClaimRow["unit"]): string | null {
  if (verdict.kind === "not-comparable") return null;
  const sign = verdict.difference > 0 ? "+" : "";
  return `${sign}${valueText(verdict.difference, unit)} ${intervalText(verdict.low, verdict.high, unit)}`.trim();
}
