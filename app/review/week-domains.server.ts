/** Weeks with the domains that prices by domain go by: as delivered, else as agreed in the mix, else as delivered so far. */
import type { MixStratum } from "#app/domain/mix.ts";
import type { PriceTier } from "#app/domain/pricing.ts";
import type { PaidUnit } from "#app/domain/unit.ts";
import type { Db } from "#db/client.server.ts";
import type { ContractRow } from "#db/contracts.server.ts";
import { unitsByDomain } from "#db/domain-units.server.ts";

/** The same weeks where no price names a domain. */
export async function withDomains<Week extends { id: string }>(
  db: Db,
  contract: Pick<ContractRow, "id" | "unit" | "mix">,
  tiers: readonly PriceTier[],
  weeks: readonly Week[],
): Promise<(Week & { domains?: Record<string, number> })[]> {
  if (tiers.every(({ domain }) => domain == null)) return [...weeks];
  const delivered = await unitsByDomain(db, contract.id, contract.unit as PaidUnit);
  const agreed = ((contract.mix ?? []) as MixStratum[]).filter(({ dimension }) => dimension === "domain");
  const toCome = agreed.length > 0 ? agreedShares(agreed) : summed([...delivered.values()]);
  return weeks.map((week) => ({ ...week, domains: delivered.get(week.id) ?? toCome }));
}

function agreedShares(mix: readonly MixStratum[]): Record<string, number> {
  const shares = Object.fromEntries(mix.map(({ stratum, share }) => [stratum, share]));
  const rest = 1 - mix.reduce((sum, { share }) => sum + share, 0);
  return rest > 1e-9 ? { ...shares, "": rest } : shares;
}

function summed(counts: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of counts) for (const [name, units] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + units;
  return sums;
}
