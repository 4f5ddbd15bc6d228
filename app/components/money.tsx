import { isKept } from "#app/domain/kept-fields.ts";
import { formatMoney } from "#app/domain/money.ts";
import { Kept } from "./kept.tsx";

export interface MoneyProps {
  /** Integer minor units (cents). */
  minor: number;
  /** ISO 4217. */
  currency: string;
  /** Always print the minor units. */
  exact?: boolean;
  /** e.g. "per effective unit". */
  per?: string;
}

export function Money({ minor, currency, exact, per }: MoneyProps) {
  if (isKept(minor)) return <Kept />;
  return (
    <span className="money nowrap">
      {formatMoney(minor, currency, exact)}
      {per && <small> {per}</small>}
    </span>
  );
}
