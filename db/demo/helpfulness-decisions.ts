/** What a lead decided on weeks 1 to 5 of "General helpfulness, autumn"; week 6 waits. */
import type { DemoDecision } from "./contract.ts";

export const HELPFULNESS_DECISIONS: Record<number, DemoDecision> = {
  1: decided("accept", "include", 0, [], 0.5, "Calibration week. Agreement is low, as expected; kept at half weight."),
  2: decided("accept", "include", 0, [], 1, "Above the floor after the wording of instruction 1.1."),
  3: decided(
    "accept-with-credit",
    "reweight",
    850,
    ["w-07", "w-12"],
    1,
    "One annotator labels at random in seconds, one always prefers the first response. Both left out; the vendor credits their share.",
  ),
  4: decided(
    "accept-with-credit",
    "reweight",
    350,
    ["w-19", "w-23"],
    1,
    "One annotator has the scale upside down, one follows length alone. Both left out; the flipped labels are credited.",
  ),
  5: decided(
    "accept-with-credit",
    "include",
    120,
    ["w-31"],
    1,
    "360 rows by one annotator repeat texts already delivered. Not payable and left out; the rest is the best week so far.",
  ),
};

function decided(
  commercial: DemoDecision["commercial"],
  training: DemoDecision["training"],
  creditBasisPoints: number,
  excludeAnnotators: string[],
  weight: number,
  reason: string,
): DemoDecision {
  return { commercial, training, creditBasisPoints, excludeAnnotators, weight, reason };
}
