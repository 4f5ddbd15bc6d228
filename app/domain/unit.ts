/** What one paid unit of a contract is. It has to be declared: a ranking of four is one unit or six. */
export const PAID_UNITS = ["comparison", "ranking", "rating", "conversation", "turn"] as const;
export type PaidUnit = (typeof PAID_UNITS)[number];

/** Whether every item is one unit; the others are parts of items, or several. */
export function isItem(unit: PaidUnit): boolean {
  return unit !== "rating" && unit !== "conversation";
}

export const PAID_UNIT_MEANING: Record<PaidUnit, string> = {
  comparison: "One item with its feedback: a prompt and the responses compared on it.",
  ranking: "One ranked set of responses, whatever their number.",
  rating: "One rated response.",
  conversation: "One conversation with all its turns.",
  turn: "One turn of a conversation.",
};
