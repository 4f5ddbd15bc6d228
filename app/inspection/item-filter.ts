/** Which judgments of an inspection a list shows. */
import type { DefectClass } from "#app/domain/inspection.ts";

export const ITEM_FILTERS = ["settled", "defects", "disputed", "open", "all"] as const;
export type ItemFilter = (typeof ITEM_FILTERS)[number];

/** open: not settled; whether a first reviewer found a defect is not told, so that the second stays blind to it. */
export type ShownState = "open" | "fine" | "disputed" | DefectClass;

export function isShown(filter: ItemFilter, state: ShownState): boolean {
  if (filter === "all") return true;
  if (filter === "settled") return state !== "open";
  if (filter === "defects") return state !== "fine" && state !== "disputed" && state !== "open";
  return state === filter;
}
