/** The demo's contracts, and the bytes of their deliveries. */
import { codeReviewContract, codeReviewCsv } from "./code-review.ts";
import { DAY, type DemoContract, type DemoWeek } from "./contract.ts";
import type { PlantedTruth } from "./faults.ts";
import { helpfulnessContract } from "./helpfulness.ts";
import { deliveryChunks } from "./lines.ts";
import { helpSteer3Chunks, multilingualContract } from "./multilingual.ts";

/** `startsOn` is a Monday (see demoStart); the same seed and day give the same bytes. */
export function demoContracts(seed: number, startsOn: string): DemoContract[] {
  return [
    helpfulnessContract(seed, startsOn),
    codeReviewContract(seed + 1, weeksLater(startsOn, 3)),
    multilingualContract(seed + 2, weeksLater(startsOn, 2)),
  ];
}

/** The text of a week's file in chunks, before compression (`jsonl.gz` is gzipped by the writer). Fills `truth`. */
export function deliveryText(contract: DemoContract, week: DemoWeek, truth: PlantedTruth): Generator<string> {
  return LAYOUTS[contract.format.layout](week.plan, truth);
}

const LAYOUTS = { assay: deliveryChunks, mapping: codeReviewCsv, helpsteer3: helpSteer3Chunks } as const;

/** The smaller contracts began later, so that their last deliveries are as recent as the large one's. */
function weeksLater(startsOn: string, weeks: number): string {
  return new Date(Date.parse(startsOn) + weeks * 7 * DAY).toISOString().slice(0, 10);
}
