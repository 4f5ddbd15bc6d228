/**
 * Prices by domain and phase. The most specific rule that fits prices a unit: domain and phase, then domain, then phase, then
 * neither. Its quantities count the units that this very rule prices, in the order in which they were accepted; within
 * one week the units of the more specific rule come first.
 *
 * Laid out along the accepted units of a contract, such rules are plain tiers by place in the contract: discount, rounding,
 * credit and invoice need not know of them.
 */
import type { PriceTier, Pricing } from "./pricing.ts";
import type { Phase } from "./states.ts";

/** Units accepted together: those of one week. */
export interface Lot {
  phase: Phase;
  units: number;
  /** Units by domain, "" for none. Where they add up to another number than `units` they are its proportions. */
  domains: Readonly<Record<string, number>>;
}

/** A stretch of the contract's accepted units at one price. `fromUnit` is its place in the contract. */
export interface LaidTier extends PriceTier {
  /** The tier of the contract that prices it. */
  of: PriceTier;
}

export interface PriceScope {
  domain: string | null;
  phase: Phase | null;
  /** By quantity within the scope. */
  tiers: PriceTier[];
}

/** The most specific scope first; of equal rank by name. */
export function scopesOf(tiers: readonly PriceTier[]): PriceScope[] {
  const scopes = new Map<string, PriceScope>();
  for (const tier of tiers) {
    const { domain = null, phase = null } = tier;
    const key = JSON.stringify([domain, phase]);
    const scope = scopes.get(key) ?? { domain, phase, tiers: [] };
    scope.tiers.push(tier);
    scopes.set(key, scope);
  }
  for (const scope of scopes.values()) scope.tiers.sort((a, b) => a.fromUnit - b.fromUnit);
  return [...scopes.values()].sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b), "en"));
}

const rank = ({ domain, phase }: PriceScope) => (domain === null ? 2 : 0) + (phase === null ? 1 : 0);
const nameOf = ({ domain, phase }: PriceScope) => `${domain} ${phase}`;

/** Whether any tier names a domain or a phase. */
export function isScoped(tiers: readonly PriceTier[]): boolean {
  return tiers.some(({ domain, phase }) => domain != null || phase != null);
}

/** @example scopeText({ domain: "code", phase: null }) // "code"; of neither: "every unit without a rule of its own" */
export function scopeText({ domain, phase }: Pick<PriceTier, "domain" | "phase">): string {
  return [domain, phase].filter((part) => part != null).join(", ") || "all other units";
}

/** The pricing as it runs through these units, one lot after another. What follows the last lot is priced by the general rule. */
export function pricingAlong(pricing: Pricing, lots: readonly Lot[]): Pricing {
  return isScoped(pricing.tiers) ? { ...pricing, tiers: laidTiers(pricing.tiers, lots) } : pricing;
}

function laidTiers(tiers: readonly PriceTier[], lots: readonly Lot[]): LaidTier[] {
  const scopes = scopesOf(tiers);
  const used = scopes.map(() => 0);
  const laid: LaidTier[] = [];
  let place = 0;
  const lay = (at: number, units: number) => {
    const before = used[at] ?? 0;
    for (const [index, tier] of (scopes[at]?.tiers ?? []).entries()) {
      const first = Math.max(before + 1, tier.fromUnit);
      const last = Math.min(before + units, (scopes[at]?.tiers[index + 1]?.fromUnit ?? Number.POSITIVE_INFINITY) - 1);
      if (first <= last) laid.push({ ...tier, fromUnit: place + first - before, of: tier });
    }
    used[at] = before + units;
    place += units;
  };
  for (const lot of lots) for (const [at, units] of unitsByScope(scopes, lot).entries()) if (units > 0) lay(at, units);
  const general = scopes.findIndex(({ domain, phase }) => domain === null && phase === null);
  if (general >= 0) lay(general, Number.POSITIVE_INFINITY);
  return laid;
}

/** How many units of a lot each scope prices. */
function unitsByScope(scopes: readonly PriceScope[], lot: Lot): number[] {
  const counts = scopes.map(() => 0);
  for (const [domain, units] of Object.entries(apportioned(lot.domains, lot.units))) {
    const at = scopes.findIndex(
      (scope) =>
        (scope.domain === null || scope.domain === domain) && (scope.phase === null || scope.phase === lot.phase),
    );
    if (at >= 0) counts[at] = (counts[at] ?? 0) + units;
  }
  return counts;
}

/**
 * Whole units in the proportions of weights, by largest remainder; equal remainders by name.
 *
 * @example apportioned({ code: 2, chat: 1 }, 4) // { code: 3, chat: 1 }
 */
export function apportioned(weights: Readonly<Record<string, number>>, units: number): Record<string, number> {
  const names = Object.keys(weights).sort();
  const sum = names.reduce((total, name) => total + (weights[name] ?? 0), 0);
  if (sum === units) return { ...weights };
  if (!(sum > 0)) return { "": units };
  const exact = names.map((name) => ({ name, share: ((weights[name] ?? 0) * units) / sum }));
  const parts = Object.fromEntries(exact.map(({ name, share }) => [name, Math.floor(share)]));
  let left = units - Object.values(parts).reduce((total, part) => total + part, 0);
  const rest = ({ share }: { share: number }) => share - Math.floor(share);
  for (const { name } of exact.sort((a, b) => rest(b) - rest(a))) {
    if (left <= 0) break;
    parts[name] = (parts[name] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
