/** How annotators turn a true gap between two responses into a label from 1 (first much better) to 5. */
import type { AnnotatorFault, Conduct } from "./faults.ts";
import { Random } from "./random.ts";

export interface Annotator {
  name: string;
  conduct: Conduct;
  /** Standard deviation of the perceived gap, as a multiple of the batch's noise. */
  noise: number;
  /** Words per second while reading. */
  pace: number;
}

/** What one comparison looks like to an annotator. */
export interface Comparison {
  /** Second minus first, within [-1, 1]. */
  gap: number;
  firstChars: number;
  secondChars: number;
  promptChars: number;
  /** Extra pull to the longer response, shared by everybody. */
  pull: number;
  /** Bold, headers and list items of the second less those of the first. */
  formatted: number;
}

const TIE = 0.1;
const STRONG = 0.55;
const CHARS_PER_WORD = 6;
const TABLE = 2048;

export function label(who: Annotator, seen: Comparison, noise: number, random: Random): number {
  if (who.conduct === "spammer") return 1 + random.below(5);
  if (who.conduct === "position-clicker") return random.chance(0.7) ? 1 : 2;
  if (who.conduct === "straight-liner") return 2;
  if (who.conduct === "format-lover" && seen.formatted !== 0)
    return category(Math.sign(seen.formatted) * 0.5 + noise * 0.4 * random.normal());
  const longer = Math.log(Math.max(seen.secondChars, 1) / Math.max(seen.firstChars, 1));
  if (who.conduct === "length-lover") return category(Math.sign(longer) * 0.5 + noise * 0.4 * random.normal());
  const perceived = seen.gap + seen.pull * longer + noise * who.noise * random.normal();
  return category(who.conduct === "flipped-scale" ? -perceived : perceived);
}

/** Active seconds: reading everything, then deciding. Spammers and speeders do not read. */
export function activeSeconds(who: Annotator, seen: Comparison, random: Random): number {
  if (who.conduct === "spammer" || who.conduct === "speeder") return tenths(2 + 4 * random.unit());
  const words = (seen.promptChars + seen.firstChars + seen.secondChars) / CHARS_PER_WORD;
  const reading = words / who.pace;
  if (who.conduct === "position-clicker") return tenths(4 + 0.2 * reading * (1 + random.unit()));
  return tenths(reading * (0.85 + 0.4 * random.unit()) + 6 + 22 * random.unit());
}

/** A pool of `count` annotators w-01 … with the faulty among them, and a table that draws them by workload. */
export function annotatorPool(
  count: number,
  faults: AnnotatorFault[],
  seed: number,
): { pool: Annotator[]; draw: Uint16Array } {
  const random = new Random().restart(seed, 0xa770);
  const conducts = new Map(faults.map((fault) => [fault.annotator, fault]));
  const pool: Annotator[] = [];
  const loads: number[] = [];
  for (let i = 1; i <= count; i += 1) {
    const name = `w-${String(i).padStart(2, "0")}`;
    const fault = conducts.get(name);
    const weak = fault?.kind === "weak" ? 5 : 1;
    pool.push({
      name,
      conduct: fault?.kind ?? "careful",
      noise: (0.8 + 0.4 * random.unit()) * weak,
      pace: 3.4 + random.unit(),
    });
    loads.push(0.75 + 0.5 * random.unit());
  }
  return { pool, draw: drawTable(pool, loads, conducts) };
}

function drawTable(pool: Annotator[], loads: number[], faults: Map<string, AnnotatorFault>): Uint16Array {
  const fixed = pool.map((who) => faults.get(who.name)?.share);
  const reserved = fixed.reduce((sum: number, share) => sum + (share ?? 0), 0);
  const free = loads.reduce((sum, load, i) => sum + (fixed[i] === undefined ? load : 0), 0);
  const table = new Uint16Array(TABLE);
  let filled = 0;
  let due = 0;
  for (let i = 0; i < pool.length; i += 1) {
    due += fixed[i] ?? ((loads[i] ?? 0) / free) * (1 - reserved);
    const end = i === pool.length - 1 ? TABLE : Math.round(due * TABLE);
    table.fill(i, filled, end);
    filled = end;
  }
  return table;
}

function category(perceived: number): number {
  if (perceived < -STRONG) return 1;
  if (perceived < -TIE) return 2;
  if (perceived <= TIE) return 3;
  return perceived <= STRONG ? 4 : 5;
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
