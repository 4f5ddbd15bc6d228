/** Which batches may go into a release: decided for training, about what the batch holds now. The rest is refused by name. */

import { TRAINING_CHOICES } from "#app/domain/decision.ts";
import { rulesSchema } from "#app/review/rules.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, batchById, type ContractRow, contractById } from "#db/contracts.server.ts";
import { decisionsInForce, standsOf } from "#db/decision-standing.server.ts";
import { type DecisionRow, decisionById, latestDecisions } from "#db/decisions.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import type { Member } from "./member-pairs.server.ts";

export interface DecidedMember extends Member {
  batch: BatchRow;
  contract: ContractRow & { vendor: string };
  decision: DecisionRow;
}

/** Why a batch cannot go in: `name: reason` is a sentence for a person. */
export interface UnfitBatch {
  name: string;
  reason: string;
}

export type Membership = { kind: "members"; members: DecidedMember[] } | { kind: "refused"; message: string };

export type MemberRequest = { batchIds: readonly string[] } | { decisionIds: readonly number[] };

/** In the order in which they are written: by contract, then by week, whatever the order of the request. */
export async function releaseMembers(db: Db, request: MemberRequest): Promise<Membership> {
  const wanted = await wantedBatches(db, request);
  if (typeof wanted === "string") return { kind: "refused", message: wanted };
  if (wanted.length === 0) return { kind: "refused", message: "Choose at least one decided batch." };
  const members: DecidedMember[] = [];
  const reasons: string[] = [];
  for (const batchId of wanted) {
    const member = await memberOf(db, batchId);
    if ("reason" in member) reasons.push(`${member.name}: ${member.reason}`);
    else members.push(member);
  }
  if (reasons.length > 0) return { kind: "refused", message: reasons.join(" ") };
  return { kind: "members", members: members.sort(byContractAndWeek) };
}

/** The member that a batch would be, or why it cannot be one. */
export async function memberOf(db: Db, batchId: string): Promise<DecidedMember | UnfitBatch> {
  const batch = await batchById(db, batchId);
  const contract = batch && (await contractById(db, batch.contractId));
  if (!batch || !contract) return { name: "One of the batches", reason: "it does not exist." };
  const name = `Week ${batch.week} of ${contract.vendor}, ${contract.title}`;
  const deliveries = await activeDeliveries(db, batchId);
  const newest = deliveries.at(-1);
  if (!newest) return { name, reason: "nothing has been delivered yet." };
  const latest = (await latestDecisions(db, [batchId])).get(batchId);
  if (latest && (await standsOf(db, latest)).standing === "awaiting")
    return { name, reason: `decision ${latest.id} awaits a second approver.` };
  const decision = (await decisionsInForce(db, [batchId])).get(batchId);
  if (!decision) return { name, reason: "nobody has decided about it yet." };
  const training = TRAINING_CHOICES[decision.training];
  if (!training.usable)
    return { name, reason: `decision ${decision.id} says ${training.title.toLowerCase()}. ${training.meaning}` };
  if (newest.id !== decision.deliveryId)
    return {
      name,
      reason: `version ${newest.version} was delivered after decision ${decision.id}; decide about it first.`,
    };
  return { batch, contract, decision, deliveries, rules: rulesSchema.parse(decision.rules) };
}

async function wantedBatches(db: Db, request: MemberRequest): Promise<string[] | string> {
  if ("batchIds" in request) return [...new Set(request.batchIds)];
  const batches = new Set<string>();
  for (const id of request.decisionIds) {
    const decision = await decisionById(db, id);
    if (!decision) return `There is no decision ${id}.`;
    const latest = (await decisionsInForce(db, [decision.batchId])).get(decision.batchId);
    if (latest && latest.id > id) return `Decision ${id} is no longer in force: decision ${latest.id} replaced it.`;
    batches.add(decision.batchId);
  }
  return [...batches];
}

function byContractAndWeek(a: DecidedMember, b: DecidedMember): number {
  const [left, right] = [a, b].map(({ contract }) => `${contract.title}\n${contract.id}`) as [string, string];
  if (left !== right) return left < right ? -1 : 1;
  return a.batch.week - b.batch.week;
}
