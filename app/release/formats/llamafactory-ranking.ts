import type { Message } from "#app/domain/record.ts";
import { datasetEntries, llamafactoryMixer } from "./llamafactory.ts";
import { onlyMessage, promptMessages, sidesOf } from "./messages.ts";
import type { TrainerFormat } from "./trainer-format.ts";

/** The default tags of its sharegpt layout. */
const SPEAKERS: Record<Message["role"], string> = {
  system: "system",
  user: "human",
  assistant: "gpt",
  tool: "observation",
};

const ENTRY = {
  ranking: true,
  columns: { messages: "conversations", chosen: "chosen", rejected: "rejected" },
};

export const llamafactoryRanking: TrainerFormat = {
  id: "llamafactory-ranking",
  title: "LLaMA-Factory ranking",
  about:
    "The sharegpt layout with ranking: conversations up to the response, then chosen and rejected as one message each. Responses of several messages are left out.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "LLaMA-Factory: stages dpo and rm read conversations, chosen and rejected, as its dataset_info.json says.",
  ignoresWeight: true,
  weightNote: "LLaMA-Factory has settings for all rows alone; it drops a weight column. Resample, or mix shards.",
  hasMargin: false,
  holdsTies: false,
  rowsOfPair: 1,
  keepsPrompts: false,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => datasetEntries([fileName], ENTRY),
  mixer: llamafactoryMixer(ENTRY),
  pairRows({ pair, fields: { weight, id } }) {
    const sides = sidesOf(pair);
    const chosen = sides && onlyMessage(sides.chosen);
    const rejected = sides && onlyMessage(sides.rejected);
    if (!chosen || !rejected) return [];
    const conversations = promptMessages(pair.record.prompt).map(turn);
    return [{ conversations, chosen: turn(chosen), rejected: turn(rejected), weight, id }];
  },
};

function turn({ role, content }: Message) {
  return { from: SPEAKERS[role], value: content };
}
