/** What was chosen about a release, in words, where it is not what one would expect. */
import { countOf } from "#app/domain/figure.ts";
import { type Manifest, releaseOptionsOf } from "./manifest.ts";
import { TURN_CHOICES } from "./release-options.ts";
import { PAIRING_CHOICES, SOFT_LABEL_CHOICES, TIE_CHOICES } from "./training-pair.ts";

/** @example ["2,000 pairs held out", "best against worst", "soft label from strength"] */
export function optionsInWords(manifest: Manifest): string[] {
  const { pairing, turns, softLabel, ties, split } = releaseOptionsOf(manifest);
  const held = manifest.counts.heldOut?.pairs ?? 0;
  return [
    ...(split ? [`${countOf(held, "pair")} held out`] : []),
    ...(pairing === "all" ? [] : [lower(PAIRING_CHOICES[pairing].title)]),
    ...(turns === "each" ? [] : [lower(TURN_CHOICES[turns].title)]),
    ...(softLabel === "none" ? [] : [`soft label ${lower(SOFT_LABEL_CHOICES[softLabel].title)}`]),
    ...(ties === "drop" ? [] : [lower(TIE_CHOICES[ties].title)]),
  ];
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
