/** What is wrong with the prices of a contract file: each conflict names the two tiers and their units. */
import type { ContractFile } from "./contract-file.ts";
import type { ContractProblem } from "./contract-rules.ts";
import { groupDigits } from "./figure.ts";
import { parseMoney, parseUnitPrice } from "./money.ts";
import { scopeText } from "./price-line.ts";

type Tier = NonNullable<ContractFile["tiers"]>[number];
/** With its place in the file. */
type PlacedTier = Tier & { at: number };

export function* priceProblems(file: ContractFile): Generator<ContractProblem> {
  const { currency, total, tiers = [], firstBatchDiscount, committedUnits } = file;
  if (total === undefined && tiers.length === 0)
    yield problem("tiers", "Give a price: tiers with a unitPrice, or a total for the committed units.");
  if (total !== undefined && !((parseMoney(total, currency) ?? -1) >= 0))
    yield problem("total", `"${total}" is not an amount in ${currency}.`);
  for (const [at, { unitPrice }] of tiers.entries())
    if (!((parseUnitPrice(unitPrice, currency) ?? -1) >= 0))
      yield problem(`tiers[${at}].unitPrice`, `"${unitPrice}" is not an amount in ${currency}.`);
  for (const scope of tiersByScope(tiers)) yield* scopeProblems(scope, committedUnits);
  yield* wholeProblems(tiers, total);
  if (firstBatchDiscount && firstBatchDiscount.upToUnits > committedUnits)
    yield problem("firstBatchDiscount.upToUnits", "The discount reaches further than the committed units.");
}

function tiersByScope(tiers: readonly Tier[]): PlacedTier[][] {
  const scopes = new Map<string, PlacedTier[]>();
  for (const [at, tier] of tiers.entries()) {
    const key = JSON.stringify([tier.domain ?? null, tier.phase ?? null]);
    scopes.set(key, [...(scopes.get(key) ?? []), { ...tier, at }]);
  }
  return [...scopes.values()];
}

/** Of tiers that price the same units: each goes on where the one before it ends. */
function* scopeProblems(tiers: readonly PlacedTier[], committedUnits: number) {
  const of = tiers[0] && (tiers[0].domain ?? tiers[0].phase) ? ` of ${scopeText(tiers[0])}` : "";
  for (const [index, { at, fromUnit, toUnit }] of tiers.entries()) {
    const before = tiers[index - 1];
    const start = groupDigits(fromUnit);
    if (toUnit !== undefined && toUnit < fromUnit)
      yield problem(
        `tiers[${at}].toUnit`,
        `The tier${of} from unit ${start} ends at unit ${groupDigits(toUnit)}, before it starts.`,
      );
    if (before) yield* besideProblems(before, { at, fromUnit }, of);
    else if (fromUnit !== 1)
      yield problem(`tiers[${at}].fromUnit`, `The first tier${of} starts at unit 1, not at ${start}.`);
  }
  const last = tiers.at(-1);
  if (last?.toUnit !== undefined && last.toUnit >= last.fromUnit && last.toUnit < committedUnits)
    yield problem(
      `tiers[${last.at}].toUnit`,
      `The last tier${of} ends at unit ${groupDigits(last.toUnit)}: units ${groupDigits(last.toUnit + 1)} to ${groupDigits(committedUnits)} have no price.`,
    );
}

function* besideProblems(before: PlacedTier, { at, fromUnit }: Pick<PlacedTier, "at" | "fromUnit">, of: string) {
  const [start, end] = [groupDigits(fromUnit), groupDigits(before.toUnit ?? 0)];
  const both = `The tiers${of} from unit ${groupDigits(before.fromUnit)} and from unit ${start}`;
  const path = `tiers[${at}].fromUnit`;
  if (fromUnit <= before.fromUnit)
    yield problem(path, `${both} overlap: each starts at a later unit than the one before.`);
  else if (before.toUnit !== undefined && fromUnit <= before.toUnit)
    yield problem(path, `${both} overlap: units ${start} to ${end} are priced twice.`);
  else if (before.toUnit !== undefined && fromUnit > before.toUnit + 1)
    yield problem(
      path,
      `${both} leave a gap: units ${groupDigits(before.toUnit + 1)} to ${groupDigits(fromUnit - 1)} have no price.`,
    );
}

function* wholeProblems(tiers: readonly Tier[], total: string | undefined) {
  const first = tiers.findIndex(({ domain, phase }) => domain !== undefined || phase !== undefined);
  if (first < 0) return;
  if (total !== undefined)
    yield problem(
      "total",
      `An agreed total of ${total} and a price for ${scopeText(tiers[first] ?? {})} (tier ${first + 1}) exclude each other: give one.`,
    );
  if (tiers.every(({ domain, phase }) => domain !== undefined || phase !== undefined))
    yield problem(
      `tiers[${first}].fromUnit`,
      `Units outside ${scopeText(tiers[first] ?? {})} have no price: add a tier without domain and phase.`,
    );
}

function problem(path: string, message: string): ContractProblem {
  return { path, message };
}
