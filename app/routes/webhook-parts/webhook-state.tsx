import { Status } from "#app/components/status.tsx";
import type { MessageState } from "#app/webhooks/message.ts";
import type { ShownWebhook } from "#app/webhooks/webhook-page.server.ts";

export function WebhookState({ state }: { state: ShownWebhook["state"] }) {
  if (state === "open") return <Status state="pass" word="open" />;
  return <Status state={state === "paused" ? "warn" : "insufficient"} word={state} />;
}

const SHAPES = { taken: "pass", waiting: "insufficient", "given up": "fail" } as const;

export function MessageStateMark({ state }: { state: MessageState }) {
  return <Status state={SHAPES[state]} word={state} />;
}
