import { Kept } from "#app/components/kept.tsx";
import { countOf } from "#app/domain/figure.ts";
import { isKept } from "#app/domain/kept-fields.ts";
import { formatUnitPrice } from "#app/domain/money.ts";
import { readableMicro } from "#app/domain/readable-price.ts";
import type { MoneyLine } from "#app/vendors/scorecard.ts";

/** With the interval over the batches, and how many they are. */
export function CostPerEffective({ line: { perEffective, currency } }: { line: MoneyLine }) {
  if (!perEffective) return <span className="written">not enough data: no effective units</span>;
  const { micro, low, high, batches } = perEffective;
  if (isKept(micro)) return <Kept />;
  const price = (exact: number) => formatUnitPrice(readableMicro(exact), currency);
  return (
    <span>
      <b>{price(micro)}</b>{" "}
      <span className="sub">
        {low !== null && high !== null && `[${price(low)}, ${price(high)}] `}n {countOf(batches, "batch", "batches")}
      </span>
    </span>
  );
}
