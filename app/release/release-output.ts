/** Which file of a release: its format, the form of its weights, its side of the split, its part where there are several. */
import { type RowSources, rowsByWeight, rowsOfSide } from "./counts.ts";
import { TRAINER_FORMATS, trainerFormatById } from "./formats/index.ts";
import type { Shard, TrainerFormat } from "./formats/trainer-format.ts";
import { type Manifest, releaseOptionsOf } from "./manifest.ts";
import { SPLITS, type Split } from "./release-options.ts";
import type { HowToWrite } from "./rows-of-records.ts";
import { mixingShares, type WeightStratum, weightStrata } from "./shards.ts";
import { SIDECAR_PARTS, WEIGHT_FORM_CHOICES, WEIGHT_FORMS, type WeightForm } from "./weight-form.ts";

/** What is left out is the default: a weight column, the training side, the first part. */
export interface OutputChoice {
  weights?: WeightForm | undefined;
  split?: Split | undefined;
  /** A shard by its weights ("0.50", "0.25-0.50"); of a sidecar `data` or `weights`. */
  part?: string | undefined;
}

export interface ReleaseOutput {
  format: TrainerFormat;
  how: HowToWrite;
  split: Split | null;
  part: string | null;
  fileName: string;
}

/** A message for a person where the release has no such file. */
export function releaseOutput(manifest: Manifest, formatId: string, choice: OutputChoice): ReleaseOutput | string {
  const format = trainerFormatById(formatId);
  const known = TRAINER_FORMATS.map(({ id }) => id).join(", ");
  if (!format) return `There is no format "${formatId.slice(0, 40)}"; there are ${known}.`;
  const options = releaseOptionsOf(manifest);
  const weights = choice.weights ?? "column";
  if (weights === "margin" && !format.hasMargin)
    return `${format.title} has no margin: no trainer would read the weight there.`;
  if (format.stepsOnly && !manifest.counts.steps)
    return "This data has no steps: no item is tagged steps with thumbs on each of its responses.";
  if (choice.split === "held-out" && !options.split) return "This release holds nothing out.";
  const parts = partsOf(manifest, weights);
  const part = choice.part ?? parts[0] ?? null;
  if (part !== null && !parts.includes(part))
    return `${WEIGHT_FORM_CHOICES[weights].title} has no part "${part.slice(0, 40)}"${parts.length > 0 ? `; it has ${parts.join(", ")}` : ""}.`;
  const split = options.split ? (choice.split ?? "train") : null;
  const how = { format: format.id, conversational: manifest.conversational, options, weights, split };
  const sidecar = weights === "sidecar" && part === "weights";
  return {
    format,
    how: { ...how, shard: weights === "shards" ? shardOf(manifest, part) : null, sidecar },
    split,
    part,
    fileName: fileNameOf(manifest.release.name, format, { split, weights, part }),
  };
}

/** The files into which a form of weights divides an export; none where it is one file. */
export function partsOf(manifest: Manifest, weights: WeightForm): string[] {
  if (weights === "sidecar") return [...SIDECAR_PARTS];
  return weights === "shards" ? strataOf(manifest).map(({ part }) => part) : [];
}

/** The shards of an export with what a mixer should draw from each; those that this side leaves empty are not mixed. */
export function shardsOf(manifest: Manifest, format: TrainerFormat, split: Split | null): Shard[] {
  const strata = strataOf(manifest);
  const weights = rowsOfSide(manifest.counts, split);
  const shares = mixingShares(
    strata,
    weights.map(({ weight, ...sources }) => ({ weight, rows: rowsIn(format, sources) })),
  );
  return strata
    .map(({ part }, i) => ({
      fileName: fileNameOf(manifest.release.name, format, { split, weights: "shards", part }),
      share: shares[i] ?? 0,
    }))
    .filter(({ share }) => share > 0);
}

/** How the trainer draws from the shards; null when there is nothing to draw from. */
export function mixerOf(manifest: Manifest, format: TrainerFormat, split: Split | null): string | null {
  const shards = shardsOf(manifest, format, split);
  return shards.length > 0 ? format.mixer(shards, manifest.seed) : null;
}

/** The same for every format: of all that may become rows. */
function strataOf({ counts }: Manifest): WeightStratum[] {
  const weights = rowsByWeight(counts);
  return weightStrata(weights.map(({ weight, pairs, singles, steps }) => ({ weight, rows: pairs + singles + steps })));
}

/** How many rows a format makes of these. */
function rowsIn(format: TrainerFormat, { pairs, ties, singles, steps }: RowSources): number {
  const ofPairs = (format.holdsTies ? pairs : pairs - ties) * format.rowsOfPair;
  if (!format.singleRows) return ofPairs;
  return ofPairs + (format.stepsOnly ? steps : singles);
}

function shardOf(manifest: Manifest, part: string | null): HowToWrite["shard"] {
  const stratum = strataOf(manifest).find((one) => one.part === part);
  return stratum ? { from: stratum.from, below: stratum.below } : null;
}

interface NamedOutput {
  split: Split | null;
  weights: WeightForm;
  part: string | null;
}

/** @example "autumn-weeks-1-5.train.trl-preference.jsonl", "autumn.trl-reward.shards.0.50.jsonl" */
function fileNameOf(name: string, format: TrainerFormat, { split, weights, part }: NamedOutput): string {
  const words = name
    .toLowerCase()
    .normalize("NFKD")
    .match(/[a-z0-9]+/g) ?? ["release"];
  const form = weights === "column" ? [] : [weights];
  const extension = weights === "sidecar" && part === "weights" ? "jsonl" : format.extension;
  return [
    words.join("-").slice(0, 80),
    ...(split ? [split] : []),
    format.id,
    ...form,
    ...(part ? [part] : []),
    extension,
  ].join(".");
}

/** From the query of an address, where what is left out or empty is the default; null for a word that is none. */
export function outputChoiceOf(query: Record<string, unknown>): OutputChoice | null {
  const word = (name: string) => (typeof query[name] === "string" && query[name] !== "" ? query[name] : undefined);
  const weights = word("weights");
  const split = word("split");
  const form = WEIGHT_FORMS.find((one) => one === weights);
  const side = SPLITS.find((one) => one === split);
  if ((weights !== undefined && !form) || (split !== undefined && !side)) return null;
  return { weights: form, split: side, part: word("part") };
}
