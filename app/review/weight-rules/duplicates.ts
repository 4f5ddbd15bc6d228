import { z } from "zod";
import type { ItemColumns } from "#app/metrics/batch-view.ts";
import type { FactorKind } from "./factor-kind.ts";
import { type Groups, groupsBy, inverseGroupSizes } from "./group-sizes.ts";
import { reason, where } from "./rule-parts.ts";

export const duplicatesSchema = z.strictObject({ action: z.literal("duplicates"), where, reason });

export type DuplicatesRule = z.infer<typeof duplicatesSchema>;

const known = new WeakMap<ItemColumns, Groups>();

export const duplicates: FactorKind<DuplicatesRule> = {
  action: "duplicates",
  title: "By duplicate group",
  about:
    "1 over the number of records of a near-duplicate cluster, or of exact copies, that are still in: together they count as one.",
  factors(weighing) {
    const { items } = weighing.view;
    const { nearItem, pairKey } = items;
    // Pair keys are hashes from 0 on, cluster numbers count from 1: negated, they never meet.
    const keyOf = (item: number) => -(nearItem[item] as number) || (pairKey[item] as number);
    return inverseGroupSizes(weighing, groupsBy(known, items, keyOf));
  },
  phrase: () => "by 1 over the size of their duplicate group",
};
