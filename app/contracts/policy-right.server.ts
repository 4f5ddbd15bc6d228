/** What a batch is judged by is for whoever may write policies, whichever form or file it comes in. */
import type { AppLoadContext } from "@remix-run/node";
import { may, PERMISSIONS } from "#app/domain/permission.ts";
import type { Policy } from "#app/domain/policy.ts";
import { isNewPolicy } from "#app/review/store-contract.server.ts";

type Asking = Pick<AppLoadContext, "db" | "person">;

const NEEDS = `It needs: ${PERMISSIONS["policies.write"].replace(/\.$/, "")}.`;

/** Nobody in particular asks from within Assay. */
export function mayWritePolicies({ person }: Pick<Asking, "person">): boolean {
  return person === null || may(person, "policies.write");
}

/** A sentence when a stored contract would be judged by another policy and this person may not say so; null = fine. */
export function otherPolicyFault(asking: Pick<Asking, "person">, stored: string, chosen: string): string | null {
  if (chosen === stored || mayWritePolicies(asking)) return null;
  return `Your role does not include putting another policy in force. ${NEEDS}`;
}

/** A sentence when a contract file brings a policy that is not here yet and this person may not write any; null = fine. */
export async function newPolicyFault(asking: Asking, policy: Policy | null | undefined): Promise<string | null> {
  if (!policy || mayWritePolicies(asking) || !(await isNewPolicy(asking.db, policy))) return null;
  return `The file brings a policy that is not here yet, and your role does not include writing one. ${NEEDS}`;
}
