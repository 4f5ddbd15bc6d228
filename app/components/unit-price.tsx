import { formatUnitPrice } from "#app/domain/money.ts";

export interface UnitPriceProps {
  /** Ten-thousandths of a minor unit, as `app/domain/money.ts` keeps prices. */
  micro: number;
  /** ISO 4217. */
  currency: string;
  /** e.g. "per effective unit". */
  per?: string;
}

export function UnitPrice({ micro, currency, per }: UnitPriceProps) {
  return (
    <span className="money nowrap">
      {formatUnitPrice(micro, currency)}
      {per && <small> {per}</small>}
    </span>
  );
}
