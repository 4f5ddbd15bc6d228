import type { ResponseRecord } from "#app/domain/record.ts";
import { isConversational, promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { datasetsMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const trlPreference: TrainerFormat = {
  id: "trl-preference",
  title: "TRL preference",
  about: "One chosen and one rejected response per line, with an explicit prompt.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads:
    "TRL: DPOTrainer reads prompt, chosen, rejected; RewardTrainer also reads margin. OpenRLHF reads the same keys, and margin with its margin loss switched on.",
  ignoresWeight: true,
  weightNote:
    "No TRL trainer reads weight: it drops the column. Use it in a trainer of your own, or leave rows out instead of weighting them.",
  hasMargin: true,
  holdsTies: false,
  rowsOfPair: 1,
  keepsPrompts: true,
  promised: true,
  stepsOnly: false,
  snippet: (fileName) => `from datasets import load_dataset
from trl import DPOTrainer

rows = load_dataset("json", data_files="${fileName}", split="train")
# margin is for RewardTrainer; no TRL trainer reads weight.
rows = rows.select_columns(["prompt", "chosen", "rejected"])
trainer = DPOTrainer(model=model, args=args, train_dataset=rows, processing_class=tokenizer)
trainer.train()`,
  mixer: datasetsMixer,
  pairRows({ pair, conversational, fields }) {
    const sides = sidesOf(pair);
    if (!sides) return [];
    const { record } = pair;
    const asMessages = conversational || isConversational(record);
    const completion = (response: ResponseRecord) => (asMessages ? responseMessages(response) : response.text);
    return [
      {
        prompt: asMessages ? promptMessages(record.prompt) : record.prompt,
        chosen: completion(sides.chosen),
        rejected: completion(sides.rejected),
        margin: fields.margin,
        weight: fields.weight,
        id: fields.id,
      },
    ];
  },
};
