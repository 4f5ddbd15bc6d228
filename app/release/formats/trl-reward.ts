import { promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { datasetsMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const trlReward: TrainerFormat = {
  id: "trl-reward",
  title: "TRL reward with margin",
  about: "Two whole conversations per line with the margin by which the chosen one should win; always messages.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads:
    "TRL: RewardTrainer reads chosen, rejected and margin; its loss is −log σ(r_chosen − r_rejected − margin). Every other column is dropped.",
  ignoresWeight: true,
  weightNote:
    "RewardTrainer reads margin and drops weight. Margin × weight brings both into its loss; resampled rows leave the margin as it is.",
  hasMargin: true,
  holdsTies: false,
  rowsOfPair: 1,
  keepsPrompts: true,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => `from datasets import load_dataset
from trl import RewardTrainer

rows = load_dataset("json", data_files="${fileName}", split="train")
rows = rows.select_columns(["chosen", "rejected", "margin"])
trainer = RewardTrainer(model=model, args=args, train_dataset=rows, processing_class=tokenizer)
trainer.train()`,
  mixer: datasetsMixer,
  pairRows({ pair, fields: { margin, weight, id } }) {
    const sides = sidesOf(pair);
    if (!sides) return [];
    const prompt = promptMessages(pair.record.prompt);
    const chosen = [...prompt, ...responseMessages(sides.chosen)];
    return [{ chosen, rejected: [...prompt, ...responseMessages(sides.rejected)], margin, weight, id }];
  },
};
