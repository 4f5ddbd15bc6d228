import { z } from "zod";
import type { ItemColumns } from "#app/metrics/batch-view.ts";
import type { FactorKind } from "./factor-kind.ts";
import { type Groups, groupsBy, inverseGroupSizes } from "./group-sizes.ts";
import { reason, where } from "./rule-parts.ts";

export const turnsSchema = z.strictObject({ action: z.literal("turns"), where, reason });

export type TurnsRule = z.infer<typeof turnsSchema>;

const known = new WeakMap<ItemColumns, Groups>();

export const turns: FactorKind<TurnsRule> = {
  action: "turns",
  title: "By turns of the conversation",
  about:
    "1 over the number of turns of the conversation that are still in, so that a long chat counts no more than a short one.",
  factors(weighing) {
    const { items } = weighing.view;
    const keyOf = (item: number) => items.conversationKey[item] as number;
    return inverseGroupSizes(weighing, groupsBy(known, items, keyOf));
  },
  phrase: () => "by 1 over the turns of their conversation",
};
