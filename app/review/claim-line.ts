/** A claim with its verdict as a line of text. */
import { figureText, valueText } from "#app/domain/figure.ts";
import { verdictText } from "./claim-verdict.ts";
import type { ClaimRow } from "./claims-page.server.ts";

export function claimLine({ title, unit, value, outcome, verdict, source }: ClaimRow): string {
  const ours = outcome ? figureText(outcome, unit) : "nothing delivered yet";
  return `${title}: claimed ${valueText(value, unit)} (${source}), measured ${ours}: ${verdictText(verdict)}`;
}
