/** What the two formats of LLaMA-Factory share: its mixer, and the entry that makes a file known to it. */
import { shareText } from "./mixers.ts";
import type { Shard } from "./trainer-format.ts";

/** An entry of `dataset_info.json`, to be pasted into the one of the data folder. */
export function datasetEntry(fileName: string, entry: Record<string, unknown>): string {
  return JSON.stringify(
    { [datasetName(fileName)]: { file_name: fileName, formatting: "sharegpt", ...entry } },
    null,
    2,
  );
}

export function llamafactoryMixer(shards: readonly Shard[]): string {
  return `# one entry of dataset_info.json per file, then in the training configuration:
dataset: ${shards.map(({ fileName }) => datasetName(fileName)).join(",")}
mix_strategy: interleave_over
interleave_probs: ${shards.map(({ share }) => shareText(share)).join(",")}`;
}

/** @example datasetName("autumn.llamafactory-kto.jsonl") // "autumn_llamafactory_kto" */
function datasetName(fileName: string): string {
  return fileName.replace(/\.[a-z]+$/, "").replace(/[^A-Za-z0-9]+/g, "_");
}
