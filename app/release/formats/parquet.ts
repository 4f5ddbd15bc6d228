import type { ResponseRecord } from "#app/domain/record.ts";
import { promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { parquetMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const parquet: TrainerFormat = {
  id: "parquet",
  title: "Parquet",
  about:
    "Prompt, chosen and rejected as TRL names them, with margin, weight, soft label and where a pair comes from; texts, or lists of messages.",
  extension: "parquet",
  contentType: "application/vnd.apache.parquet",
  encoding: "parquet",
  reads:
    "Whatever reads Parquet. TRL reads prompt, chosen, rejected, and its RewardTrainer margin. Columns have one type: a release that holds messages is written as messages throughout.",
  ignoresWeight: true,
  weightNote: "weight is a column for trainers of your own; no TRL trainer reads it.",
  hasMargin: true,
  holdsTies: true,
  rowsOfPair: 1,
  keepsPrompts: false,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => `from datasets import load_dataset

rows = load_dataset("parquet", data_files="${fileName}", split="train")
pairs = rows.select_columns(["prompt", "chosen", "rejected"])`,
  mixer: parquetMixer,
  pairRows({ pair, batch, deliverySha256, conversational, fields }) {
    const sides = sidesOf(pair);
    if (!sides) return [];
    const { record, chosen, rejected, consensus, votes } = pair;
    const completion = (response: ResponseRecord) => (conversational ? responseMessages(response) : response.text);
    return [
      {
        prompt: conversational ? promptMessages(record.prompt) : record.prompt,
        chosen: completion(sides.chosen),
        rejected: completion(sides.rejected),
        margin: fields.margin,
        weight: fields.weight,
        label_prob: fields.label_prob,
        id: record.id,
        batch: batch.id,
        week: batch.week,
        delivery: deliverySha256,
        chosen_position: chosen,
        rejected_position: rejected,
        consensus,
        judgments: votes.length,
        conversation: record.conversation,
        turn: record.turn,
        domain: record.domain,
        language: record.language,
      },
    ];
  },
};
