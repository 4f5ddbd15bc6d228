import { Status } from "#app/components/status.tsx";
import type { MailState } from "#app/domain/mail.ts";

const SHAPES = { sent: "pass", waiting: "insufficient", unsure: "warn", "given up": "fail" } as const;

export function MailStateMark({ state }: { state: MailState }) {
  return <Status state={SHAPES[state]} word={state} />;
}
