/** The demo's contracts. */
import { codeReviewContract } from "./code-review.ts";
import type { DemoContract } from "./contract.ts";
import { helpfulnessContract } from "./helpfulness.ts";
import { multilingualContract } from "./multilingual.ts";

/** `startsOn` is a Monday (see demoStart); the same seed and day give the same bytes. */
export function demoContracts(seed: number, startsOn: string): DemoContract[] {
  return [
    helpfulnessContract(seed, startsOn),
    codeReviewContract(seed + 1, startsOn),
    multilingualContract(seed + 2, startsOn),
  ];
}
