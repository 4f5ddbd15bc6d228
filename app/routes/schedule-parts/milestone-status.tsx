import { Status } from "#app/components/status.tsx";
import type { MilestoneStanding } from "#app/domain/milestone.ts";

const STATE = {
  done: "pass",
  "done late": "warn",
  overdue: "fail",
  soon: "warn",
  "to come": "insufficient",
  withdrawn: "insufficient",
} as const;

export function MilestoneStatus({ state }: { state: MilestoneStanding["state"] }) {
  return <Status state={STATE[state]} word={state} />;
}
