/** Stores a contract read from a file or a form: its vendor, its policy, its prices, models and weeks. */
import type { ContractTerms } from "#app/domain/contract.ts";
import type { Policy } from "#app/domain/policy.ts";
import type { Stage } from "#app/domain/stage.ts";
import { insertCheckpoint } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { appendStage } from "#db/contract-life.server.ts";
import {
  createContract,
  createPolicy,
  createVendor,
  listContracts,
  listPolicies,
  vendorByName,
} from "#db/contracts.server.ts";
import { DEFAULT_POLICY } from "./default-policy.ts";

export type StoreContractResult = { kind: "created"; id: string } | { kind: "refused"; message: string };

export async function storeContract(
  db: Db,
  { policy, vendor: vendorName, registered = [], ...terms }: ContractTerms,
  { now, by, stage }: { now: number; by: string; stage?: Stage },
): Promise<StoreContractResult> {
  const known = (await listContracts(db)).find((one) => one.vendor === vendorName && one.title === terms.title);
  if (known) return { kind: "refused", message: `${vendorName} already has a contract titled "${terms.title}".` };
  const vendor = (await vendorByName(db, vendorName)) ?? (await createVendor(db, { name: vendorName, now }));
  const policyId = await storePolicy(db, policy ?? DEFAULT_POLICY, { now, by });
  const id = await createContract(db, { ...terms, vendorId: vendor.id, policyId, now });
  for (const { approved = [], order: place = null, ...facts } of registered) {
    const entries = approved.map(({ from = null, to = null }) => ({
      entry: "approved" as const,
      fromDay: from,
      toDay: to,
    }));
    const signed = { note: "", by, at: now };
    await insertCheckpoint(
      db,
      id,
      { family: "", about: "", endpoint: "", ...facts, place },
      [{ entry: "registered" as const }, ...entries].map((one) => ({ ...signed, ...one })),
    );
  }
  const on = new Date(now).toISOString().slice(0, 10);
  if (stage)
    await appendStage(db, { contractId: id, stage, on, note: "Recorded.", red: null, open: null, at: now, by }, 0);
  return { kind: "created", id };
}

/** The stored row of this very policy, or a new row: under its own version when free, else under the next one. */
export async function storePolicy(db: Db, policy: Policy, { now, by }: { now: number; by: string }): Promise<string> {
  const named = (await listPolicies(db)).filter(({ name }) => name === policy.name);
  const same = named.find(({ body }) => sameCriteria(body as Policy, policy));
  if (same) return same.id;
  const taken = named.some(({ version }) => version === policy.version);
  const version = taken ? Math.max(...named.map((row) => row.version)) + 1 : policy.version;
  return createPolicy(db, { name: policy.name, version, body: { ...policy, version }, now, createdBy: by });
}

/** Whether storing it would make a row. */
export async function isNewPolicy(db: Db, policy: Policy): Promise<boolean> {
  const stored = (await listPolicies(db)).map(({ body }) => body as Policy);
  return ![DEFAULT_POLICY, ...stored].some((one) => isSamePolicy(one, policy));
}

/** Its version aside: that is counted where it is stored. */
export function isSamePolicy(a: Policy, b: Policy): boolean {
  return a.name === b.name && sameCriteria(a, b);
}

function sameCriteria(a: Policy, b: Policy): boolean {
  return JSON.stringify([a.criteria, a.credits]) === JSON.stringify([b.criteria, b.credits]);
}
