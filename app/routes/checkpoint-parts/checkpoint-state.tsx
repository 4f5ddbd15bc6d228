import type { CheckpointLine } from "#app/checkpoints/checkpoints-page.server.ts";
import { Status } from "#app/components/status.tsx";

const STATE = {
  approved: "pass",
  "to come": "insufficient",
  ended: "insufficient",
  retired: "insufficient",
  "not approved": "warn",
} as const;

export function CheckpointState({ state }: { state: CheckpointLine["state"] }) {
  return <Status state={STATE[state]} word={state} />;
}
