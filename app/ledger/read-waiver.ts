import type { Obligation } from "./obligations.ts";

export interface WaiverValues {
  decision: string;
  reason: string;
  by: string;
}

/** A waiver names an open obligation, a reason and a person. */
export function readWaiver(values: WaiverValues, obligations: readonly Obligation[]) {
  const owed = obligations.find(({ decisionId }) => String(decisionId) === values.decision);
  const error = faultOf(owed, values);
  if (error !== null || !owed) return { ok: false as const, values, error: error ?? "" };
  return { ok: true as const, values, waiver: { owed, reason: values.reason, by: values.by } };
}

function faultOf(owed: Obligation | undefined, { reason, by }: WaiverValues): string | null {
  if (!owed) return "There is nothing of this decision to give up; a newer decision may have replaced it.";
  if (owed.closed) return "It is closed already.";
  if (reason === "") return "Say why it is given up.";
  if (reason.length > 500) return "A reason has at most 500 characters.";
  return by === "" ? "Say who gives it up." : null;
}
