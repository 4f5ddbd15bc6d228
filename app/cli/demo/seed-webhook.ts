/** A chat channel that is to hear of decisions and flags; paused, for there is no such channel. */
import { changeOneWebhook, makeWebhook } from "#app/webhooks/change-webhook.server.ts";
import { collect } from "#app/webhooks/send.server.ts";
import type { Db } from "#db/client.server.ts";

interface WebhookTools {
  db: Db;
  settings: { keyFile: string };
  now(): number;
}

const CHANNEL = "https://chat.example.com/hooks/data-review";
const TOLD_OF = ["decision.signed", "decision.approved", "flag.raised", "release.made", "pointer.moved"];

/** Call it before the demo happens; what it returns, afterwards. */
export async function seedWebhook({ db, settings, now }: WebhookTools): Promise<() => Promise<void>> {
  const tools = { db, settings: { ...settings, webhooksPrivate: false, user: "Demo lead" }, now };
  const form = new URLSearchParams({ url: CHANNEL, format: "slack", role: "viewer", contract: "" });
  for (const kind of TOLD_OF) form.append("kind", kind);
  const made = await makeWebhook(tools, form);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  await changeOneWebhook(tools, made.id, new URLSearchParams({ intent: "pause" }));
  return async () => {
    await collect(tools);
  };
}
