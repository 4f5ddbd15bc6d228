import { formatMoney } from "#app/domain/money.ts";

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
  return (
    <span className="money nowrap">
      {formatMoney(minor, currency, exact)}
      {per && <small> {per}</small>}
    </span>
  );
}
