/** How many paid units of a contract the kept part of a batch holds. */
import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "./batch-view.ts";

/** The same by the domain of the items, "" for none; a conversation belongs to the domain of its first kept item. */
export function paidUnitsByDomain(view: BatchView, unit: PaidUnit): Record<string, number> {
  const { items, keepItem, names } = view;
  const conversations = new Set<number>();
  const counts: Record<string, number> = {};
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] === 0) continue;
    const conversation = items.conversationKey[item] as number;
    if (unit === "conversation" && conversation !== 0) {
      if (conversations.has(conversation)) continue;
      conversations.add(conversation);
    }
    const units =
      unit === "rating" ? (items.firstResponse[item + 1] as number) - (items.firstResponse[item] as number) : 1;
    const domain = names.domains[items.domain[item] as number] ?? "";
    counts[domain] = (counts[domain] ?? 0) + units;
  }
  return counts;
}

/** Items without a conversation id are a conversation of their own. */
export function countPaidUnits({ items, keepItem }: Pick<BatchView, "items" | "keepItem">, unit: PaidUnit): number {
  const conversations = new Set<number>();
  let units = 0;
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] === 0) continue;
    const conversation = items.conversationKey[item] as number;
    if (unit === "rating") units += (items.firstResponse[item + 1] as number) - (items.firstResponse[item] as number);
    else if (unit === "conversation" && conversation !== 0) conversations.add(conversation);
    else units += 1;
  }
  return units + conversations.size;
}
