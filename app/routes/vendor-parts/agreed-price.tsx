import { UnitPrice } from "#app/components/unit-price.tsx";
import { readableMicro } from "#app/domain/readable-price.ts";
import type { AgreedPrices } from "#app/vendors/price-of-agreed.ts";

/** A price a currency; across currencies there is none. */
export function AgreedPriceText({ prices: { lines, currencies } }: { prices: AgreedPrices }) {
  if (lines.length === 0)
    return (
      <span className="written">
        not computable: one is paid in {currencies[0].join(", ")}, the other in {currencies[1].join(", ")}
      </span>
    );
  return lines.map(({ currency, micro }) => (
    <div key={currency}>
      {micro === null ? (
        <span className="written">not computable: no agreed pair in {currency}</span>
      ) : (
        <UnitPrice micro={readableMicro(micro)} currency={currency} />
      )}
    </div>
  ));
}
