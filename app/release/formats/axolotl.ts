import { onlyMessage, promptMessages, sidesOf } from "./messages.ts";
import { fileMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

const snippet = (fileName: string) => `rl: dpo
datasets:
  - path: ${fileName}
    ds_type: json
    split: train
    type: chat_template.default
    field_messages: messages
    field_chosen: chosen
    field_rejected: rejected
    message_property_mappings:
      role: role
      content: content`;

export const axolotl: TrainerFormat = {
  id: "axolotl-chat-template",
  title: "Axolotl chat template",
  about:
    "Messages up to the response, then chosen and rejected as one message each. Responses of several messages cannot be held and are left out.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads: "Axolotl: rl: dpo, ipo or simpo with type chat_template.default reads messages, chosen and rejected.",
  ignoresWeight: true,
  weightNote: "Axolotl hands rows to TRL, which drops a weight column. Resample, or take one shard per weight.",
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
    const chosen = sides && onlyMessage(sides.chosen);
    const rejected = sides && onlyMessage(sides.rejected);
    if (!chosen || !rejected) return [];
    return [{ messages: promptMessages(pair.record.prompt), chosen, rejected, weight, id }];
  },
};
