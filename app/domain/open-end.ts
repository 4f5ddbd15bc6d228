/** Something that stays open with a vendor until somebody acts: a claim, an invoice that differs, a day that passed, an incident. */
export interface OpenEnd {
  key: string;
  /** null, and "": about no contract in particular. */
  contractId: string | null;
  contract: string;
  vendor: string;
  state: "fail" | "warn";
  /** The state in a word: `open`, `differs`, `overdue`. */
  word: string;
  /** One phrase: `credit of week 3`. */
  what: string;
  /** Exact amount, where it is about money. */
  money: { minor: number; currency: string } | null;
  /** Since when, or when it is due: UTC milliseconds. */
  at: number;
  /** The one next action. */
  next: { label: string; href: string };
}

/** What is wrong before what will be; the oldest first. */
export function byAge(a: OpenEnd, b: OpenEnd): number {
  return Number(a.state === "warn") - Number(b.state === "warn") || a.at - b.at;
}
