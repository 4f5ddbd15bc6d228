import { Estimate } from "#app/components/estimate.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import { DEFECT_CLASS_TEXT } from "#app/domain/inspection.ts";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";

const VERDICTS = {
  accepted: { state: "pass", word: "accepts" },
  rejected: { state: "fail", word: "rejects" },
  open: { state: "insufficient", word: "open" },
} as const;

/** Each class by itself: what was found, what is allowed, and where the share of defects of the lot may lie. */
export function ClassesTable({ page }: { page: InspectionPage }) {
  const isLot = page.kind === "lot";
  return (
    <Table
      caption="Defects by class"
      sub={
        isLot
          ? "a defect counts when two reviewers agree that the label is indefensible under the written instruction; another answer than theirs is none. Share of all reviewed judgments with the exact 95 % interval"
          : "chosen items: the share says nothing about the batch"
      }
      rows={page.standing.classes}
      rowKey={({ defect }) => defect}
      columns={[
        { key: "class", header: "Class", render: ({ defect }) => DEFECT_CLASS_TEXT[defect].title },
        ...(isLot
          ? [
              {
                key: "verdict",
                header: "By the plan",
                render: ({ plan, verdict }: Row) => (plan ? <Status {...VERDICTS[verdict]} /> : "not judged"),
              },
            ]
          : []),
        { key: "defects", header: "Found", numeric: true, render: ({ defects }: Row) => groupDigits(defects) },
        ...(isLot
          ? [
              {
                key: "counted",
                header: "Counted by the plan",
                numeric: true,
                render: ({ plan, counted }: Row) =>
                  plan ? `${groupDigits(counted)} of the first ${groupDigits(plan.n)}` : null,
              },
              {
                key: "allowed",
                header: "Allowed",
                numeric: true,
                render: ({ plan }: Row) => (plan?.kind === "single" ? groupDigits(plan.accept) : null),
              },
              {
                key: "limit",
                header: "Limit",
                numeric: true,
                minor: true,
                render: ({ plan }: Row) => (plan ? percentText(plan.limit) : null),
              },
            ]
          : []),
        {
          key: "rate",
          header: "Share of defects",
          numeric: true,
          render: ({ rate, settled }: Row) => (
            <Estimate
              outcome={
                rate
                  ? { kind: "estimate", ...rate, n: settled, nUnit: "judgments" }
                  : { kind: "not-enough", n: 0, needed: 1, nUnit: "judgments" }
              }
              unit="share"
            />
          ),
        },
      ]}
    />
  );
}

type Row = InspectionPage["standing"]["classes"][number];
