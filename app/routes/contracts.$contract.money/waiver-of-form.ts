import type { Obligation } from "#app/ledger/obligations.ts";
import { readWaiver, type WaiverValues } from "#app/ledger/read-waiver.ts";

export type SentWaiver = { values: WaiverValues; error: string };

export function waiverOfForm(form: FormData, obligations: readonly Obligation[]) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return readWaiver({ decision: text("decision"), reason: text("reason"), by: text("by") }, obligations);
}
