import { isSteps, stepsOf } from "../steps.ts";
import { datasetsMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const trlStepwise: TrainerFormat = {
  id: "trl-stepwise",
  title: "TRL stepwise",
  about:
    "One solution in steps per line, each step right or wrong: items tagged steps, whose responses are the steps in order, each with thumbs.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "TRL: PRMTrainer reads prompt, completions and labels, which are of one length.",
  ignoresWeight: true,
  weightNote: "PRMTrainer drops a weight column. The weight of a solution is the mean weight of its steps.",
  hasMargin: false,
  holdsTies: false,
  rowsOfPair: 0,
  keepsPrompts: true,
  promised: false,
  stepsOnly: true,
  snippet: (fileName) => `from datasets import load_dataset
from trl.experimental.prm import PRMTrainer

rows = load_dataset("json", data_files="${fileName}", split="train")
rows = rows.select_columns(["prompt", "completions", "labels"])
trainer = PRMTrainer(model=model, args=args, train_dataset=rows, processing_class=tokenizer)
trainer.train()`,
  mixer: datasetsMixer,
  pairRows: () => [],
  singleRows({ record, singles, fieldsOf }) {
    const steps = isSteps(record) ? stepsOf(record, singles) : null;
    const [first] = singles;
    if (!steps || !first || typeof record.prompt !== "string") return [];
    const { weight, id } = fieldsOf({ ...first, weight: steps.weight });
    return [{ prompt: record.prompt, completions: steps.texts, labels: steps.labels, weight, id }];
  },
};
