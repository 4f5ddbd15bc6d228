/** Gives the demo's large contract its population: attributes of the vendor's annotators, and targets. */
import { parsePopulationTargets } from "#app/domain/population-targets.ts";
import { planAttributes, storeAttributes } from "#app/ingest/population/import-attributes.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { DEMO_POPULATION_TARGETS, demoAttributes } from "#db/demo/population.ts";
import { replaceTargets } from "#db/population.server.ts";
import type { Store } from "../store.ts";

export async function seedPopulation({ db }: Store, contractId: string, seed: number, now: number): Promise<void> {
  const contract = await contractById(db, contractId);
  if (!contract) return;
  const plan = await planAttributes(db, contract.vendorId, Buffer.from(demoAttributes(seed)));
  const targets = parsePopulationTargets(DEMO_POPULATION_TARGETS);
  if (plan.kind === "refused" || !targets.ok) throw new Error("The demo's attributes were refused.");
  await storeAttributes(db, contract.vendorId, plan, "Demo operations", now);
  await replaceTargets(db, contractId, targets.targets);
}
