/** The options of a release as sentences, and those in which two releases differ. */
import { canonicalJson } from "./canonical-json.ts";
import { type Manifest, releaseOptionsOf } from "./manifest.ts";
import { type ReleaseOptions, TURN_CHOICES } from "./release-options.ts";
import { PAIRING_CHOICES } from "./training-pair.ts";

/** How feedback became pairs. */
export function optionSentences(manifest: Manifest): string[] {
  const options = releaseOptionsOf(manifest);
  return [pairText(options), goldText(options), `${TURN_CHOICES[options.turns].title}.`, splitText(options)];
}

/** Sentences on what differs; null where nothing does. */
export interface DifferingOptions {
  gold: string | null;
  turns: string | null;
  split: string | null;
  pairs: string | null;
}

export function differingOptions(before: Manifest, after: Manifest): DifferingOptions {
  const [was, is] = [releaseOptionsOf(before), releaseOptionsOf(after)];
  const pair = ({ unit, pairing, ties, softLabel }: ReleaseOptions) => ({ unit, pairing, ties, softLabel });
  return {
    gold: was.includeGold === is.includeGold ? null : `Option: ${goldText(is)}`,
    turns: was.turns === is.turns ? null : `Option: ${TURN_CHOICES[is.turns].title.toLowerCase()}.`,
    split:
      canonicalJson([was.split, was.seed]) === canonicalJson([is.split, is.seed]) ? null : `Option: ${splitText(is)}`,
    pairs: canonicalJson(pair(was)) === canonicalJson(pair(is)) ? null : `Option: ${pairText(is)}`,
  };
}

function pairText({ unit, pairing, ties, softLabel }: ReleaseOptions): string {
  const tied = ties === "drop" ? "ties give none" : "ties are kept with a soft label of 0.5";
  const soft = softLabel === "none" ? "" : `, soft labels from ${softLabel}`;
  return `One pair per ${unit}; ${PAIRING_CHOICES[pairing].title.toLowerCase()}; ${tied}${soft}.`;
}

function goldText({ includeGold }: ReleaseOptions): string {
  return includeGold ? "Gold items train too." : "Gold items are held out of training.";
}

function splitText({ split, seed }: ReleaseOptions): string {
  if (!split) return "Nothing is held out for evaluation.";
  return `Up to ${split.heldOut} items of a batch, and at most ${Math.round(split.mostShare * 100)} % of it, are held out for evaluation in whole groups of a prompt or conversation (seed ${seed}).`;
}
