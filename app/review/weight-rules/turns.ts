import { z } from "zod";
import type { FactorKind } from "./factor-kind.ts";
import { inverseGroupSizes } from "./group-sizes.ts";
import { reason, where } from "./rule-parts.ts";

export const turnsSchema = z.strictObject({ action: z.literal("turns"), where, reason });

export type TurnsRule = z.infer<typeof turnsSchema>;

export const turns: FactorKind<TurnsRule> = {
  action: "turns",
  title: "By turns of the conversation",
  about:
    "1 over the number of turns of the conversation that are still in, so that a long chat counts no more than a short one.",
  factors: (weighing) => inverseGroupSizes(weighing, (item) => weighing.view.items.conversationKey[item] as number),
  phrase: () => "by 1 over the turns of their conversation",
};
