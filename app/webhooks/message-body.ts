/** The text of a message, in the form its webhook asks for. */
import { ROLE_PERMISSIONS, type Role } from "#app/domain/permission.ts";
import { WEBHOOK_KINDS, type WebhookFormat } from "#app/domain/webhook.ts";
import type { Told, ToldKind } from "./kinds.ts";

export interface MessageFacts {
  id: string;
  kind: ToldKind;
  told: Told;
  /** Of the event. */
  at: number;
  seq: number;
}

/** null when the role is not to be told. */
export function messageBody(
  { role, format }: { role: Role; format: WebhookFormat },
  facts: MessageFacts,
): string | null {
  const seesMoney = ROLE_PERMISSIONS[role].has("money.read");
  const { kind, told } = facts;
  const needs = WEBHOOK_KINDS.find(({ id }) => id === kind.id)?.needs;
  if (!needs || !ROLE_PERMISSIONS[role].has(needs)) return null;
  const sentence = kind.sentence(told);
  const heading = told.contract ? `${told.contract.title}: ${sentence}` : sentence;
  if (format === "slack") return JSON.stringify({ text: `${slackText(heading)} (${kind.id})` });
  const hidden = seesMoney ? [] : (kind.money ?? []);
  const shown = kind.fields.filter((name) => !hidden.includes(name));
  return JSON.stringify({
    id: facts.id,
    kind: kind.id,
    at: new Date(facts.at).toISOString(),
    event: facts.seq,
    summary: heading,
    path: kind.href(told),
    contract: told.contract,
    week: told.week,
    batchId: told.batchId,
    data: Object.fromEntries(shown.map((name) => [name, told.row[name] ?? null])),
  });
}

/** Slack reads these three as its own marks: links, mentions, everybody. */
function slackText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
