import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import { isSteps } from "../steps.ts";
import { datasetEntries, llamafactoryMixer } from "./llamafactory.ts";
import { promptMessages, responseMessages, sidesOf } from "./messages.ts";
import type { TrainerFormat } from "./trainer-format.ts";

const ENTRY = {
  columns: { messages: "messages", kto_tag: "label" },
  tags: {
    role_tag: "role",
    content_tag: "content",
    user_tag: "user",
    assistant_tag: "assistant",
    system_tag: "system",
    observation_tag: "tool",
  },
};

export const llamafactoryKto: TrainerFormat = {
  id: "llamafactory-kto",
  title: "LLaMA-Factory KTO",
  about:
    "One whole conversation per line with a label: two lines of each pair, the chosen one first, and one line per response with thumbs.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "LLaMA-Factory: stage kto reads messages and label, as its dataset_info.json says.",
  ignoresWeight: true,
  weightNote:
    "LLaMA-Factory knows kto_chosen_weight and kto_rejected_weight, one number each for all rows; it drops a weight column.",
  hasMargin: false,
  holdsTies: false,
  rowsOfPair: 2,
  keepsPrompts: true,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => datasetEntries([fileName], ENTRY),
  mixer: llamafactoryMixer(ENTRY),
  pairRows({ pair: { record, ...pair }, fields: { weight, id } }) {
    const sides = sidesOf({ record, ...pair });
    if (!sides) return [];
    return [
      { messages: conversation(record, sides.chosen), label: true, weight, id },
      { messages: conversation(record, sides.rejected), label: false, weight, id },
    ];
  },
  singleRows({ record, singles, fieldsOf }) {
    if (isSteps(record)) return [];
    return singles.flatMap((single) => {
      const response = record.responses[single.response];
      const { weight, id } = fieldsOf(single);
      return response ? [{ messages: conversation(record, response), label: single.label, weight, id }] : [];
    });
  },
};

function conversation({ prompt }: ItemRecord, response: ResponseRecord) {
  return [...promptMessages(prompt), ...responseMessages(response)];
}
