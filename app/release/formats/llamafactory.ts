/** What the two formats of LLaMA-Factory share: its mixer, and the entries that make files known to it. */
import { shareText } from "./mixers.ts";
import type { Shard } from "./trainer-format.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Entries of `dataset_info.json`, one for each file, to be pasted into the one of the data folder. */
export function datasetEntries(fileNames: readonly string[], entry: Entry): string {
  const entries = fileNames.map((name) => [datasetName(name), { file_name: name, formatting: "sharegpt", ...entry }]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

/** @param entry what the files of the format have in common. */
export function llamafactoryMixer(entry: Entry): (shards: readonly Shard[]) => string {
  return (shards) => `# dataset_info.json
${datasetEntries(
  shards.map(({ fileName }) => fileName),
  entry,
)}

# the training configuration
dataset: ${shards.map(({ fileName }) => datasetName(fileName)).join(",")}
mix_strategy: interleave_over
interleave_probs: ${shards.map(({ share }) => shareText(share)).join(",")}`;
}

/** @example datasetName("autumn.llamafactory-kto.jsonl") // "autumn_llamafactory_kto" */
function datasetName(fileName: string): string {
  return fileName.replace(/\.[a-z]+$/, "").replace(/[^A-Za-z0-9]+/g, "_");
}
