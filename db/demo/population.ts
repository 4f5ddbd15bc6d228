/** What the demo's vendor tells of its annotators, and what the contract asks for: invented regions and years. */
import { Random } from "./random.ts";

const REGIONS = ["north", "south", "east", "west"];
const YEARS = ["under 1", "1 to 3", "over 3"];
/** The vendor knows nothing of the last ones, who came late. */
const TOLD = 40;
/** Where the last of those told of work: too few for a number. */
const FEW = ["islands", "islands", "islands", "abroad", "abroad"];

export const DEMO_POPULATION_TARGETS =
  "region, north, 30 %\nregion, south, 30 %\nregion, east, 20 %\nregion, west, 20 %";

/** A file as the vendor would send it. */
export function demoAttributes(seed: number): string {
  const random = new Random();
  const rows = Array.from({ length: TOLD }, (_, i) => {
    random.restart(seed, i);
    const region = FEW[i - TOLD + FEW.length] ?? REGIONS[Math.floor(REGIONS.length * random.unit() ** 1.2)];
    return `w-${String(i + 1).padStart(2, "0")},${region},${YEARS[random.below(YEARS.length)]}\n`;
  });
  return `annotator,region,years of experience\n${rows.join("")}`;
}
