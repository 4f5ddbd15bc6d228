/** What one version of a contract says differently from another, field by field. */
import type { ContractFile } from "./contract-file.ts";
import { formatMoney, formatUnitPrice, parseMoney, parseUnitPrice } from "./money.ts";

export interface FieldChange {
  /** As in the file: `weeks[2].dueOn`; lists of named things by name: `approvedModels[model-a].toWeek`. */
  path: string;
  /** null = it was not there, or is no longer. */
  before: string | null;
  after: string | null;
}

/** In the order of the file; equal values are left out. */
export function contractDiff(before: ContractFile, after: ContractFile): FieldChange[] {
  const left = flat(before);
  const right = flat(after);
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [left.get(path) ?? null, right.get(path) ?? null];
    return was === is ? [] : [{ path, before: was, after: is }];
  });
}

function flat(value: unknown, path = "", found = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) return found;
  if (Array.isArray(value)) for (const [i, one] of value.entries()) flat(one, `${path}[${keyOf(one, i)}]`, found);
  else if (typeof value === "object")
    for (const [key, one] of Object.entries(value)) flat(one, path === "" ? key : `${path}.${key}`, found);
  else found.set(path, String(value));
  return found;
}

/** What a list is keyed by, so that an entry added at the front does not change all that follow. */
function keyOf(entry: unknown, place: number): string | number {
  if (typeof entry === "string") return entry;
  const named = (entry ?? {}) as Record<string, unknown>;
  if (typeof named.week === "number") return named.week;
  if (typeof named.model === "string") return named.model;
  if (typeof named.stratum === "string") return `${named.dimension} ${named.stratum}`;
  if (named.domain !== undefined || named.phase !== undefined)
    return [named.domain, named.phase, `from ${named.fromUnit}`].filter((part) => part !== undefined).join(" ");
  return place + 1;
}

/** Amounts, and what is told per cent: a bare number would not say of what. */
const AMOUNT = /(^|\.)(total|secondApproverAbove)$/;
const UNIT_PRICE = /(^|\.)unitPrice$/;
const PER_CENT = /^(firstBatchDiscount\.percent|tolerance\.(under|over))$/;

/**
 * A value of a contract file as a person reads it.
 *
 * @param currency of the contract
 * @example fieldValue("secondApproverAbove", "400000.00", "USD") // "$400,000.00" with thin separators
 */
export function fieldValue(path: string, value: string, currency: string): string {
  const minor = AMOUNT.test(path) ? parseMoney(value, currency) : null;
  if (minor !== null) return formatMoney(minor, currency, true);
  const micro = UNIT_PRICE.test(path) ? parseUnitPrice(value, currency) : null;
  if (micro !== null) return formatUnitPrice(micro, currency);
  return PER_CENT.test(path) ? `${value} %` : value;
}

/**
 * The place in a contract file in words.
 *
 * @example fieldWords("weeks[3].dueOn") // "weeks 3, due on"
 */
export function fieldWords(path: string): string {
  return path.replaceAll(/\[([^\]]*)\]|\.|([a-z])([A-Z])/g, (found, name?: string, before?: string, after?: string) => {
    if (name !== undefined) return ` ${name}`;
    return found === "." ? ", " : `${before} ${after?.toLowerCase()}`;
  });
}
