import { z } from "zod";
import { lineText } from "#app/domain/figure.ts";
import { NONE_U8 } from "#app/metrics/batch-view.ts";
import { type FactorKind, factorsOf, neverSettled } from "./factor-kind.ts";
import { MIN_WEIGHT, reason, rounded, where } from "./rule-parts.ts";

export const checkpointAgeSchema = z.strictObject({
  action: z.literal("checkpoint-age"),
  where,
  /** In checkpoints. */
  halfLife: z.number().min(0.1, "A half-life is at least 0.1 checkpoints.").max(100, "A half-life is at most 100."),
  /** By model, as the contract stood when the rule was settled. */
  frozen: z.record(z.string(), z.strictObject({ age: z.int().min(0), factor: z.number().positive() })).optional(),
  reason,
});

export type CheckpointAgeRule = z.infer<typeof checkpointAgeSchema>;

export const checkpointAge: FactorKind<CheckpointAgeRule> = {
  action: "checkpoint-age",
  title: "By checkpoint age",
  about:
    "Half for each half-life that has passed since the model was the newest approved: 0.5 ^ (age / half-life), age in checkpoints. A pair is as old as its older response; models that the contract does not date keep their weight.",
  settle({ view }, rule, { checkpointAges }) {
    if (!checkpointAges)
      return "Checkpoint age cannot be used: no checkpoint is registered with an order or the beginning of its approval.";
    const dated = view.names.models.filter((name) => checkpointAges.has(name));
    if (dated.length === 0) return "Checkpoint age cannot be used: no response names a registered checkpoint.";
    const frozen = Object.fromEntries(
      dated.map((name) => {
        const age = checkpointAges.get(name) ?? 0;
        return [name, { age, factor: Math.max(MIN_WEIGHT, rounded(0.5 ** (age / rule.halfLife))) }];
      }),
    );
    return { ...rule, frozen };
  },
  factors({ view: { items, judgments, responses, names }, mask }, rule) {
    const { frozen } = rule;
    if (!frozen) throw neverSettled(rule);
    const byModel = names.models.map((name) => (Object.hasOwn(frozen, name) ? frozen[name]?.factor : 1) ?? 1);
    const at = (row: number, position: number) => {
      const base = items.firstResponse[judgments.item[row] as number] as number;
      return position === NONE_U8 ? 1 : (byModel[responses.model[base + position] as number] ?? 1);
    };
    return factorsOf(mask, (row) =>
      Math.min(at(row, judgments.first[row] as number), at(row, judgments.second[row] as number)),
    );
  },
  phrase: ({ halfLife }) =>
    `by checkpoint age, half for every ${halfLife === 1 ? "checkpoint" : `${lineText(halfLife)} checkpoints`}`,
};
