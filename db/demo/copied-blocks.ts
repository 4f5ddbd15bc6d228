/** Where copied runs stand in a delivery and what they copy. */
import type { CopiedBlock } from "./faults.ts";
import type { DeliveryPlan } from "./plan.ts";

export interface PlacedBlock {
  start: number;
  length: number;
  /** Number of the first copied item in the series. */
  source: number;
  /** Its 0-based place in the delivery it comes from. */
  sourceLine: number;
  prefix: string;
  annotator: string;
  within: boolean;
  copies: { id: string; of: string }[];
}

/** Blocks start at two and at four fifths of the delivery; what is copied within it lies in its first fifth. */
export function placeBlocks(plan: DeliveryPlan): PlacedBlock[] {
  return plan.faults
    .filter((fault): fault is CopiedBlock => fault.kind === "copied-block")
    .map((fault, k) => {
      const length = Math.round(fault.share * plan.count);
      const start = Math.floor((plan.count * (k === 0 ? 2 : 4)) / 5);
      const sourceLine = fault.from ? fault.from.line : Math.floor(plan.count / 10);
      const source = fault.from ? fault.from.first + fault.from.line : plan.first + sourceLine;
      return {
        start,
        length,
        source,
        sourceLine,
        prefix: fault.from?.prefix ?? plan.prefix,
        annotator: fault.annotator,
        within: !fault.from,
        copies: [],
      };
    });
}
