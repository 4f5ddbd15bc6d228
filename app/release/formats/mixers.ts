/** How trainers draw from one file per weight. */
import type { Shard } from "./trainer-format.ts";

/** For every trainer that takes a `datasets` object. */
export function datasetsMixer(shards: readonly Shard[], seed: number): string {
  return mixerOf("json", shards, seed);
}

export function parquetMixer(shards: readonly Shard[], seed: number): string {
  return mixerOf("parquet", shards, seed);
}

function mixerOf(reader: "json" | "parquet", shards: readonly Shard[], seed: number): string {
  return `from datasets import interleave_datasets, load_dataset

shards = ${list(shards.map(({ fileName }) => quoted(fileName)))}
rows = interleave_datasets(
    [load_dataset("${reader}", data_files=name, split="train") for name in shards],
    probabilities=${list(shards.map(({ share }) => shareText(share)))},
    seed=${seed},
    stopping_strategy="all_exhausted",
)`;
}

const MIXED = "mixed.jsonl";

/**
 * For trainers that read files and have no mixer of their own: mixed once, into a file.
 *
 * @param snippet how the trainer reads a file
 */
export function fileMixer(snippet: (fileName: string) => string): (shards: readonly Shard[], seed: number) => string {
  return (shards, seed) => `# Its configuration has no share per file: mix once, and train on ${MIXED}.
${datasetsMixer(shards, seed)}
rows.to_json("${MIXED}", orient="records", lines=True, force_ascii=False)

# then
${snippet(MIXED)}`;
}

/** Four decimals: beyond what a training run can tell apart. */
export function shareText(share: number): string {
  return share.toFixed(4);
}

function list(texts: readonly string[]): string {
  return `[${texts.join(", ")}]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
