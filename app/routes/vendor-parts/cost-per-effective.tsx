import { countOf } from "#app/domain/figure.ts";
import { formatUnitPrice, MICRO_PER_MINOR } from "#app/domain/money.ts";
import type { MoneyLine } from "#app/vendors/scorecard.ts";

/** With the interval over the batches, and how many they are. */
export function CostPerEffective({ line: { perEffective, currency } }: { line: MoneyLine }) {
  if (!perEffective) return <span className="written">not enough data: no effective units</span>;
  const { micro, low, high, batches } = perEffective;
  const price = (exact: number) => formatUnitPrice(readable(exact), currency);
  return (
    <span>
      <b>{price(micro)}</b>{" "}
      <span className="sub">
        {low !== null && high !== null && `[${price(low)}, ${price(high)}] `}n {countOf(batches, "batch", "batches")}
      </span>
    </span>
  );
}

/** To the minor unit from ten of them on: an interval over batches is far wider than what is rounded away. */
function readable(micro: number): number {
  return micro >= 10 * MICRO_PER_MINOR ? Math.round(micro / MICRO_PER_MINOR) * MICRO_PER_MINOR : micro;
}
