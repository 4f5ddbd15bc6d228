/** The batches one can choose from for a release, and those one cannot, with the reason. */

import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import { describeRule } from "#app/review/rules.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, listContracts } from "#db/contracts.server.ts";
import { type DecidedMember, memberOf } from "./release-members.server.ts";

export interface ContractCandidates {
  contractId: string;
  title: string;
  vendor: string;
  weeks: Candidate[];
}

export type Candidate = { week: number } & ({ kind: "fit"; fit: FitBatch } | { kind: "unfit"; reason: string });

export interface FitBatch {
  decisionId: number;
  /** "Accept · reweight" */
  decided: string;
  /** Items delivered and valid. */
  items: number;
  /** Items that the decision's rules leave in, and Kish's effective size of them. */
  kept: number;
  effective: number;
  rules: string[];
}

export async function releaseCandidates(db: Db): Promise<ContractCandidates[]> {
  const all: ContractCandidates[] = [];
  for (const { id, title, vendor } of await listContracts(db)) {
    const weeks: Candidate[] = [];
    for (const batch of await batchesOf(db, id)) {
      const member = await memberOf(db, batch.id);
      if ("reason" in member) weeks.push({ week: batch.week, kind: "unfit", reason: capitalised(member.reason) });
      else weeks.push({ week: batch.week, kind: "fit", fit: fitBatch(member) });
    }
    all.push({ contractId: id, title, vendor, weeks });
  }
  return all;
}

function fitBatch({ decision, deliveries, rules }: DecidedMember): FitBatch {
  const { after } = evidenceOfDecision(decision);
  const items = deliveries.reduce((sum, delivery) => sum + delivery.items, 0);
  return {
    decisionId: decision.id,
    decided: `${COMMERCIAL_CHOICES[decision.commercial].title} · ${TRAINING_CHOICES[decision.training].title.toLowerCase()}`,
    items,
    kept: after?.items ?? items,
    effective: after?.effective ?? items,
    rules: rules.map(describeRule),
  };
}

function capitalised(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
