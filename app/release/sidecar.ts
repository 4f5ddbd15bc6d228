/** Rows of a sidecar: the weight of each row of the file beside it, in the same order, found again by the record's id. */
import type { Row } from "./formats/trainer-format.ts";
import type { RowFields } from "./row-fields.ts";
import type { TrainingPair, TrainingSingle } from "./training-pair.ts";

export function sidecarRow(
  { record, chosen, rejected, weight }: TrainingPair,
  fields: RowFields,
  batch: { id: string },
): Row {
  const { margin, label_prob } = fields;
  return { id: record.id, batch: batch.id, chosen, rejected, weight, margin, label_prob };
}

export function singleSidecarRow({ record, response, label, weight }: TrainingSingle, batch: { id: string }): Row {
  return { id: record.id, batch: batch.id, response, label, weight };
}
