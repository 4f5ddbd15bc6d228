import { z } from "zod";
import type { FactorKind } from "./factor-kind.ts";
import { inverseGroupSizes } from "./group-sizes.ts";
import { reason, where } from "./rule-parts.ts";

export const duplicatesSchema = z.strictObject({ action: z.literal("duplicates"), where, reason });

export type DuplicatesRule = z.infer<typeof duplicatesSchema>;

export const duplicates: FactorKind<DuplicatesRule> = {
  action: "duplicates",
  title: "By duplicate group",
  about:
    "1 over the number of records of a near-duplicate cluster, or of exact copies, that are still in: together they count as one.",
  factors(weighing) {
    const { nearItem, pairKey } = weighing.view.items;
    // Pair keys are hashes from 0 on, cluster numbers count from 1: negated, they never meet.
    return inverseGroupSizes(weighing, (item) => -(nearItem[item] as number) || (pairKey[item] as number));
  },
  phrase: () => "by 1 over the size of their duplicate group",
};
