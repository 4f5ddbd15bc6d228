import { promptMessages, responseMessages, sidesOf } from "./messages.ts";
import { shareText } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const openrlhf: TrainerFormat = {
  id: "openrlhf",
  title: "OpenRLHF",
  about: "Prompt, chosen and rejected as messages for the model's own chat template, with the margin.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads:
    "OpenRLHF: the reward trainer and DPO read the keys named on the command line; margin counts with --model.margin_loss_enable and the sigmoid loss alone.",
  ignoresWeight: true,
  weightNote:
    "OpenRLHF reads no weight of a row, and DPO no margin either. Margin × weight reaches the reward trainer, shards or resampled rows reach both.",
  hasMargin: true,
  holdsTies: false,
  rowsOfPair: 1,
  keepsPrompts: true,
  promised: false,
  stepsOnly: false,
  snippet: (fileName) => `python -m openrlhf.cli.train_rm \\
  --data.dataset ${fileName} --data.dataset_split train \\
  --data.prompt_key prompt --data.chosen_key chosen --data.rejected_key rejected \\
  --data.apply_chat_template --model.loss_type sigmoid --model.margin_loss_enable`,
  mixer: (shards) => `  --data.dataset ${shards.map(({ fileName }) => fileName).join(",")} \\
  --data.dataset_probs ${shards.map(({ share }) => shareText(share)).join(",")}`,
  pairRows({ pair, fields: { margin, weight, id } }) {
    const sides = sidesOf(pair);
    if (!sides) return [];
    return [
      {
        prompt: promptMessages(pair.record.prompt),
        chosen: responseMessages(sides.chosen),
        rejected: responseMessages(sides.rejected),
        margin,
        weight,
        id,
      },
    ];
  },
};
