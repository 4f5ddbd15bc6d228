/** Makes the content of a report from a decision that counts, and stores it as the next version. */
import type { Policy } from "#app/domain/policy.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchById, contractById, policyById } from "#db/contracts.server.ts";
import { decisionsInForce, standsOf } from "#db/decision-standing.server.ts";
import { type DecisionRow, decisionById } from "#db/decisions.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { appendReport, namesNotForVendor } from "#db/vendor-reports.server.ts";
import { evidenceOfDecision } from "../decision-evidence.ts";
import type { Rule } from "../rules.ts";
import { claimedLines } from "./claimed-lines.server.ts";
import { type Example, REPORT_FORMAT, type ReportContent } from "./content.ts";
import { criterionLines } from "./criterion-lines.ts";
import { deliveredFacts } from "./delivered-facts.server.ts";
import { readExample } from "./examples.server.ts";
import { moneyStatement } from "./money-statement.ts";
import { proposalsFor } from "./proposals.ts";
import type { ReportChoices, ReportFormErrors } from "./report-form.ts";

export interface ReportTools {
  db: Db;
  vault: Vault;
  now(): number;
}

export type StoreReportResult =
  | { kind: "stored"; version: number }
  | { kind: "refused"; message: string }
  /** Examples that cannot be shown, by field of the form. */
  | { kind: "examples"; errors: ReportFormErrors };

export async function storeReport(
  tools: ReportTools,
  decisionId: number,
  choices: ReportChoices,
  createdBy: string,
): Promise<StoreReportResult> {
  const decision = await decisionById(tools.db, decisionId);
  if (!decision) return { kind: "refused", message: `There is no decision ${decisionId}.` };
  const unfit = await unfitReason(tools.db, decision);
  if (unfit) return { kind: "refused", message: unfit };
  const draft = await draftReport(tools.db, decision);
  const examples: Example[] = [];
  const errors: ReportFormErrors = {};
  const place = { contractId: draft.contractId, deliveryIds: deliveryIdsOf(decision) };
  for (const [i, chosen] of choices.examples.entries()) {
    const read = await readExample(tools, place, chosen);
    if (read.ok) examples.push(read.example);
    else errors[`example-${i}-record`] = read.message;
  }
  if (Object.keys(errors).length > 0) return { kind: "examples", errors };
  const proposals = draft.proposals.filter((proposal) => choices.proposals.includes(proposal));
  const createdAt = tools.now();
  const version = await appendReport(
    tools.db,
    { decisionId, createdBy, createdAt },
    (next): ReportContent => ({
      ...draft.content,
      version: next,
      preparedAt: new Date(createdAt).toISOString(),
      statement: choices.statement,
      examples,
      next: { text: choices.nextText, proposals },
    }),
  );
  return { kind: "stored", version };
}

/** Why no report can leave about this decision; null when one can. */
export async function unfitReason(db: Db, decision: DecisionRow): Promise<string | null> {
  const { standing } = await standsOf(db, decision);
  if (standing === "awaiting") return "The decision awaits a second approver; until then it counts for nothing.";
  if (standing === "declined") return "The decision was declined; it counts for nothing.";
  const inForce = (await decisionsInForce(db, [decision.batchId])).get(decision.batchId);
  if (inForce && inForce.id !== decision.id) return `Decision ${inForce.id} took its place; report on that one.`;
  const { before, after, metrics } = evidenceOfDecision(decision);
  if (!before || !after || !metrics) return "The decision carries no numbers to report.";
  return null;
}

type Drafted = Omit<ReportContent, "version" | "preparedAt" | "statement" | "examples" | "next">;

/** Everything that follows from the decision by itself. */
export async function draftReport(
  db: Db,
  decision: DecisionRow,
): Promise<{ content: Drafted; proposals: string[]; contractId: string }> {
  const batch = await batchById(db, decision.batchId);
  const contract = batch && (await contractById(db, batch.contractId));
  const policy = await policyById(db, decision.policyId);
  if (!batch || !contract || !policy) throw new Error(`Decision ${decision.id} has no batch or policy.`);
  const evidence = evidenceOfDecision(decision);
  const criteria = criterionLines(evidence.metrics, policy.body as Policy);
  const rules = decision.rules as Rule[];
  const content: Drafted = {
    format: REPORT_FORMAT,
    decision: decision.id,
    decidedAt: new Date(decision.decidedAt).toISOString(),
    vendor: contract.vendor,
    contract: contract.title,
    week: batch.week,
    phase: batch.phase,
    dueOn: new Date(batch.dueAt).toISOString().slice(0, 10),
    instructionVersion: batch.instructionVersion,
    criteriaSet: `${policy.name}, version ${policy.version}`,
    unit: contract.unit,
    currency: contract.currency,
    outcome: decision.commercial,
    delivered: await deliveredFacts(db, evidence, batch.expectedUnits),
    criteria,
    claims: await claimedLines(db, decision.batchId, evidence.metrics, await namesNotForVendor(db, contract.vendorId)),
    money: moneyStatement({ ...decision, rules, evidence }, await idsOfRecords(db, rules)),
  };
  return { content, proposals: proposalsFor(criteria), contractId: contract.id };
}

/** The vendor's ids of the records that rules name, by their place (`12/345`). */
async function idsOfRecords(db: Db, rules: readonly Rule[]): Promise<Map<string, string>> {
  const places = rules
    .flatMap(({ where }) => where.records ?? [])
    .map((place) => place.split("/").map(Number))
    .map(([deliveryId = 0, n = 0]) => ({ deliveryId, n }));
  const rows = await itemsAt(db, places);
  return new Map(rows.map(({ deliveryId, n, externalId }) => [`${deliveryId}/${n}`, externalId]));
}

export function deliveryIdsOf(decision: DecisionRow): number[] {
  return evidenceOfDecision(decision).files.map(({ deliveryId }) => deliveryId);
}
