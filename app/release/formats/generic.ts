import { datasetsMixer } from "./mixers.ts";
import type { TrainerFormat } from "./trainer-format.ts";

export const generic: TrainerFormat = {
  id: "generic",
  title: "Generic JSONL",
  about:
    "Everything behind a pair: the whole record, the judgments that count with their weights, and where it came from.",
  extension: "jsonl",
  contentType: "application/x-ndjson",
  encoding: "lines",
  reads:
    "Trainers of your own, audits and sidecars. Rows are keyed by batch, id and the positions of the two responses.",
  ignoresWeight: false,
  weightNote:
    "weight is the mean weight of the judgments listed under votes; margin is the size of their weighted mean strength.",
  hasMargin: true,
  holdsTies: true,
  rowsOfPair: 1,
  keepsPrompts: true,
  promised: true,
  stepsOnly: false,
  snippet: (fileName) => `import json

with open("${fileName}", encoding="utf-8") as lines:
    for row in map(json.loads, lines):
        chosen, rejected = (row["responses"][row[side]]["text"] for side in ("chosen", "rejected"))
        weight = row.get("weight", 1.0)`,
  mixer: datasetsMixer,
  pairRows({ pair, batch, deliverySha256, fields }) {
    const { record, chosen, rejected, consensus, votes } = pair;
    const { margin, weight, label_prob } = fields;
    return [
      {
        id: record.id,
        batch: batch.id,
        week: batch.week,
        delivery: deliverySha256,
        prompt: record.prompt,
        responses: record.responses,
        chosen,
        rejected,
        consensus,
        margin,
        weight,
        label_prob,
        votes: votes.map(({ judgment, strength, weight: own }) => ({
          strength,
          weight: own,
          judgment: record.judgments[judgment],
        })),
        conversation: record.conversation,
        turn: record.turn,
        domain: record.domain,
        language: record.language,
        tags: record.tags,
        gold: record.gold,
        constraints: record.constraints,
        order_known: record.order_known,
        meta: record.meta,
      },
    ];
  },
};
