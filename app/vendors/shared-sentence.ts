/** What the items that two vendors were both sent say, in a sentence or two. */
import { countOf, estimateText } from "#app/domain/figure.ts";
import { formatUnitPrice } from "#app/domain/money.ts";
import { readableMicro } from "#app/domain/readable-price.ts";
import { type CrossAgreement, FEWEST_SHARED } from "./cross-agreement.ts";
import type { AgreedPrices } from "./price-of-agreed.ts";

interface Shared {
  vendors: readonly { name: string }[];
  comparisons: number;
  agreement: Pick<CrossAgreement, "raw" | "kappa">;
  prices: AgreedPrices;
}

export function sharedSentence({ vendors, comparisons, agreement, prices }: Shared): string {
  const names = vendors.map(({ name }) => name).join(" and ");
  if (comparisons === 0) return `${names} were not sent the same items.`;
  const sent = `${names} both judged ${countOf(comparisons, "comparison")}`;
  const { raw, kappa } = agreement;
  if (raw.kind !== "estimate") return `${sent}: too few to say how far they agree, ${FEWEST_SHARED} are needed.`;
  const beyond = kappa.kind === "estimate" ? `, κ ${estimateText(kappa, "coefficient")}` : "";
  return `${sent} and agree on ${estimateText(raw, "share")} of them${beyond}. ${priceText(prices)}`.trim();
}

function priceText({ lines }: AgreedPrices): string {
  const told = lines.flatMap(({ micro, currency }) =>
    micro === null ? [] : [formatUnitPrice(readableMicro(micro), currency)],
  );
  return told.length > 0 ? `A pair they agree on costs ${told.join(" or ")}.` : "";
}
