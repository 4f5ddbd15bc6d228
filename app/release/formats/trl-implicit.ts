import { promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { datasetsMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const trlImplicit: TrainerFormat = {
  id: "trl-implicit",
  title: "TRL preference, implicit prompt",
  about:
    "Two whole conversations per line, chosen and rejected, both beginning with the prompt; always messages, since joined plain text would need a separator that nobody delivered.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "TRL: RewardTrainer and DPOTrainer read chosen and rejected, and find the prompt as what both begin with.",
  ignoresWeight: true,
  weightNote: "No TRL trainer reads weight: it drops the column. Resample, or take one shard per weight.",
  hasMargin: false,
  holdsTies: false,
  rowsOfPair: 1,
  keepsPrompts: true,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => `from datasets import load_dataset
from trl import DPOTrainer

rows = load_dataset("json", data_files="${fileName}", split="train")
rows = rows.select_columns(["chosen", "rejected"])
trainer = DPOTrainer(model=model, args=args, train_dataset=rows, processing_class=tokenizer)
trainer.train()`,
  mixer: datasetsMixer,
  pairRows({ pair, fields: { weight, id } }) {
    const sides = sidesOf(pair);
    if (!sides) return [];
    const prompt = promptMessages(pair.record.prompt);
    const chosen = [...prompt, ...responseMessages(sides.chosen)];
    return [{ chosen, rejected: [...prompt, ...responseMessages(sides.rejected)], weight, id }];
  },
};
