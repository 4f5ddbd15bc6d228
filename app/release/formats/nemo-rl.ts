import { promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { fileMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

const snippet = (fileName: string) => `# in the data section of the DPO or reward-model configuration
data:
  train:
    dataset_name: PreferenceDataset
    data_path: ${fileName}`;

export const nemoRl: TrainerFormat = {
  id: "nemo-rl",
  title: "NeMo-RL",
  about: "A context and exactly two ranked completions per line; rank 0 is the preferred one, as NeMo-RL reads it.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "NeMo-RL: PreferenceDataset reads context and completions, for DPO and for reward models.",
  ignoresWeight: true,
  weightNote: "NeMo-RL reads no weight and no margin of a row. Resample, or take one shard per weight.",
  hasMargin: false,
  holdsTies: false,
  rowsOfPair: 1,
  keepsPrompts: true,
  promised: false,
  stepsOnly: false,
  snippet,
  mixer: fileMixer(snippet),
  pairRows({ pair, fields: { weight, id } }) {
    const sides = sidesOf(pair);
    // A tie written as ranks would read as a preference of the response shown first.
    if (!sides || pair.consensus === 0) return [];
    return [
      {
        context: promptMessages(pair.record.prompt),
        completions: [
          { rank: 0, completion: responseMessages(sides.chosen) },
          { rank: 1, completion: responseMessages(sides.rejected) },
        ],
        weight,
        id,
      },
    ];
  },
};
