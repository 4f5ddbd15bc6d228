/** The invoices of the demo's vendors. */
export interface DemoInvoice {
  number: string;
  weeks: readonly number[];
  /** What its amounts are made of: the decision, the accepted units at a price, or the delivered ones. */
  bills: "payable" | "accepted" | "delivered";
  /** Price per unit in minor units, unless it bills what is payable. */
  priceMinor: number;
  /** Days after the last decision. */
  day: number;
  isPaid: boolean;
  note: string;
}

const agreed = { bills: "payable", priceMinor: 0, isPaid: true, note: "" } as const;

export const DEMO_INVOICES: Record<string, readonly DemoInvoice[]> = {
  "general-helpfulness": [
    { ...agreed, number: "LA-2041", weeks: [1, 2], day: 1 },
    {
      number: "LA-2057",
      weeks: [3, 4],
      bills: "delivered",
      priceMinor: 515,
      day: 3,
      isPaid: false,
      note: "As delivered.",
    },
  ],
  "code-review": [{ ...agreed, number: "2026-118", weeks: [1], day: 1 }],
  "multilingual-helpfulness": [
    {
      number: "TW-0093",
      weeks: [1, 3],
      bills: "delivered",
      priceMinor: 640,
      day: 2,
      isPaid: false,
      note: "Weeks 1 and 3.",
    },
  ],
};
