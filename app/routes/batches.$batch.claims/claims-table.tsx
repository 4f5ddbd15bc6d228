import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import { type ClaimVerdict, verdictText } from "#app/review/claim-verdict.ts";
import type { ClaimRow } from "#app/review/claims-page.server.ts";

export function ClaimsTable({ claims, now }: { claims: readonly ClaimRow[]; now: number }) {
  return (
    <Table
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
        { key: "verdict", header: "Verdict", render: (claim) => <Status {...statusOf(claim.verdict)} /> },
        {
          key: "claimed",
          header: "Claimed",
          numeric: true,
          render: ({ value, unit, n }) => (
            <>
              {valueText(value, unit)}
              {n !== null && <span className="sub"> n {groupDigits(n)}</span>}
            </>
          ),
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

function statusOf(verdict: ClaimVerdict) {
  const state =
    verdict.kind === "not-comparable"
      ? ("insufficient" as const)
      : verdict.kind === "inside"
        ? ("pass" as const)
        : verdict.flatters
          ? ("fail" as const)
          : ("warn" as const);
  return { state, word: verdictText(verdict) };
}

function differenceText(verdict: ClaimVerdict, unit: ClaimRow["unit"]): string | null {
  if (verdict.kind === "not-comparable") return null;
  const sign = verdict.difference > 0 ? "+" : "";
  return `${sign}${valueText(verdict.difference, unit)} ${intervalText(verdict.low, verdict.high, unit)}`.trim();
}
