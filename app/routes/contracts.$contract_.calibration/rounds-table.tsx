import { ROUND_LIST } from "#app/calibration/calibration-lists.ts";
import type { CalibrationPage } from "#app/calibration/calibration-page.server.ts";
import { Estimate } from "#app/components/estimate.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { ListTable } from "../list-parts/list-table.tsx";

type Round = CalibrationPage["rounds"][number];

export function RoundsTable({
  rounds,
  contractId,
  now,
}: {
  rounds: readonly Round[];
  contractId: string;
  now: number;
}) {
  return (
    <ListTable
      list={ROUND_LIST}
      csvHref={`/contracts/${contractId}/lists/rounds.csv`}
      caption="Rounds"
      sub="accuracy: all answers of all takers against the key, with a 95 % interval"
      rows={rounds}
      rowKey={(round) => round.id}
      rowHref={(round) => `/calibration/${round.id}`}
      columns={[
        { key: "number", sorts: "round", header: "Round", render: (round) => `${round.number}. ${round.title}` },
        { key: "instructions", header: "Instructions", render: (round) => round.instructionVersion ?? "not named" },
        { key: "made", header: "Made", minor: true, render: (round) => <When at={round.createdAt} now={now} /> },
        {
          key: "items",
          sorts: "with a key",
          header: "Items with a key",
          numeric: true,
          render: ({ facts }) => `${groupDigits(facts.withKey)} of ${groupDigits(facts.items)}`,
        },
        {
          key: "rule",
          sorts: "passes with",
          header: "Passes with",
          numeric: true,
          render: ({ rule }) => `${groupDigits(rule.atLeast)} of ${groupDigits(rule.of)}`,
        },
        { key: "takers", header: "Taken by", numeric: true, render: (round) => groupDigits(round.takers) },
        { key: "passed", header: "Passed", numeric: true, render: (round) => groupDigits(round.passed) },
        { key: "failed", header: "Failed", numeric: true, render: (round) => groupDigits(round.failed) },
        {
          key: "accuracy",
          header: "Accuracy",
          numeric: true,
          render: ({ accuracy }) => <Estimate outcome={accuracy} unit="share" stacked />,
        },
        {
          key: "state",
          header: "State",
          render: ({ closedAt }) => (
            <Status state={closedAt === null ? "insufficient" : "pass"} word={closedAt === null ? "open" : "closed"} />
          ),
        },
      ]}
    />
  );
}
