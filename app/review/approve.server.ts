/** The second person's answer to a decision that moves more than the contract's limit. The screen and the command line come here. */

import { type ApprovalOutcome, isSamePerson } from "#app/domain/approval.ts";
import { type ApprovalRow, appendApproval, standsOf } from "#db/decision-standing.server.ts";
import { decisionById } from "#db/decisions.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { signingFault } from "./duty.server.ts";

export interface ApproveInput {
  decisionId: number;
  outcome: ApprovalOutcome;
  reason: string;
  signer: string;
}

export type ApproveResult =
  | { kind: "written"; batchId: string }
  /** Somebody answered, or decided again, in between. Nothing was written. */
  | { kind: "overtaken"; message: string }
  | { kind: "refused"; message: string; field?: "reason" | "signer" };

const MOST_REASON = 2000;
const MOST_SIGNER = 200;

export async function approveDecision(
  tools: Pick<ReviewTools, "db" | "now" | "settings">,
  { decisionId, outcome, ...said }: ApproveInput,
): Promise<ApproveResult> {
  const [reason, signer] = [said.reason.trim(), said.signer.trim()];
  const { db } = tools;
  const decision = await decisionById(db, decisionId);
  if (!decision) return { kind: "refused", message: `There is no decision ${decisionId}.` };
  const { standing, approval } = await standsOf(db, decision);
  if (approval) return { kind: "overtaken", message: answered(approval) };
  if (standing === "stands")
    return { kind: "refused", message: `Decision ${decisionId} needs no second approver: it counts already.` };
  if (reason === "" || reason.length > MOST_REASON)
    return { kind: "refused", field: "reason", message: `Say why, in at most ${MOST_REASON} characters.` };
  if (signer === "" || signer.length > MOST_SIGNER)
    return { kind: "refused", field: "signer", message: `Say who signs, in at most ${MOST_SIGNER} characters.` };
  if (isSamePerson(signer, decision.signer))
    return {
      kind: "refused",
      field: "signer",
      message: `${decision.signer} signed the decision; the second signature has to be another person's.`,
    };
  const signing = { signer, batchIds: [decision.batchId], what: "approve it" };
  const duty = outcome === "approved" && tools.settings?.separateDuties ? await signingFault(db, signing) : null;
  if (duty) return { kind: "refused", field: "signer", message: duty };
  const newest = (await activeDeliveries(db, decision.batchId)).at(-1);
  if (outcome === "approved" && newest && newest.id > decision.deliveryId)
    return {
      kind: "refused",
      message: "A later delivery came in after this decision was signed. Decline it, and decide on what is there now.",
    };
  const result = await appendApproval(db, { decisionId, outcome, reason, signer, at: tools.now() });
  if (result.kind === "written") return { kind: "written", batchId: decision.batchId };
  if (result.kind === "answered") return { kind: "overtaken", message: answered(result.by) };
  return {
    kind: "overtaken",
    message: `Decision ${result.by.id} by ${result.by.signer} took the place of this one meanwhile.`,
  };
}

function answered({ signer, outcome, reason }: ApprovalRow): string {
  return `${signer} ${outcome} this decision already: ${reason}`;
}
