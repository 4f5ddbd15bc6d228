/** What the second person typed, and what is missing. */
import { APPROVAL_OUTCOMES } from "#app/domain/approval.ts";

export function approvalForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const values = { reason: text("reason"), signer: text("signer") };
  const errors: Record<string, string> = {
    ...(values.reason === "" && { reason: "Say why: it stands in the history." }),
    ...(values.signer === "" && { signer: "Say who signs." }),
  };
  return { outcome: APPROVAL_OUTCOMES.find((one) => one === text("outcome")), values, errors };
}
