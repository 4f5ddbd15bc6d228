import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import { isSteps } from "../steps.ts";
import { isConversational, promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { datasetsMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const trlUnpaired: TrainerFormat = {
  id: "trl-unpaired",
  title: "TRL unpaired (KTO)",
  about:
    "One response per line, desirable or not: two lines of each pair, the chosen one first, and one line per response with thumbs.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "TRL: KTOTrainer reads prompt, completion and label.",
  ignoresWeight: true,
  weightNote:
    "KTOTrainer knows desirable_weight and undesirable_weight, one number each for all rows; it drops a weight column.",
  hasMargin: false,
  holdsTies: false,
  rowsOfPair: 2,
  keepsPrompts: true,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => `from datasets import load_dataset
from trl import KTOTrainer  # before TRL 1.8: from trl.experimental.kto import KTOTrainer

rows = load_dataset("json", data_files="${fileName}", split="train")
rows = rows.select_columns(["prompt", "completion", "label"])
# Desirable to undesirable rows times their weights should stay between 1:1 and 4:3.
trainer = KTOTrainer(model=model, args=args, train_dataset=rows, processing_class=tokenizer)
trainer.train()`,
  mixer: datasetsMixer,
  pairRows({ pair, conversational, fields: { weight, id } }) {
    const sides = sidesOf(pair);
    if (!sides) return [];
    const asMessages = conversational || isConversational(pair.record);
    return [
      { ...promptAnd(pair.record, sides.chosen, asMessages), label: true, weight, id },
      { ...promptAnd(pair.record, sides.rejected, asMessages), label: false, weight, id },
    ];
  },
  singleRows({ record, singles, conversational, fieldsOf }) {
    if (isSteps(record)) return [];
    const asMessages = conversational || isConversational(record);
    return singles.flatMap((single) => {
      const response = record.responses[single.response];
      const { weight, id } = fieldsOf(single);
      return response ? [{ ...promptAnd(record, response, asMessages), label: single.label, weight, id }] : [];
    });
  },
};

function promptAnd({ prompt }: ItemRecord, response: ResponseRecord, asMessages: boolean) {
  return {
    prompt: asMessages ? promptMessages(prompt) : prompt,
    completion: asMessages ? responseMessages(response) : response.text,
  };
}
