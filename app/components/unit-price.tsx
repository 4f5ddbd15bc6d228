import { isKept } from "#app/domain/kept-fields.ts";
import { formatUnitPrice } from "#app/domain/money.ts";
import { Kept } from "./kept.tsx";

export interface UnitPriceProps {
  /** Ten-thousandths of a minor unit, as `app/domain/money.ts` keeps prices. */
  micro: number;
  /** ISO 4217. */
  currency: string;
  /** e.g. "per effective unit". */
  per?: string;
}

export function UnitPrice({ micro, currency, per }: UnitPriceProps) {
  if (isKept(micro)) return <Kept />;
  return (
    <span className="money nowrap">
      {formatUnitPrice(micro, currency)}
      {per && <small> {per}</small>}
    </span>
  );
}
