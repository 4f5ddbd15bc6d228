/**
 * `npm run fuzz -- [INPUTS] [FIRST SEED]`: 100,000 broken files unless told otherwise. Prints what became of them, every
 * fault with the seed that repeats it, and the memory at the end; exits with 1 on a fault.
 */
import { fuzz } from "./fuzz.ts";
import { seeds } from "./seeds.ts";

const inputs = Number(process.argv[2] ?? 100_000);
const first = Number(process.argv[3] ?? 1);
const STEP = 5_000;
const print = (text: string) => void process.stdout.write(`${text}\n`);
const files = await seeds();
const total = { read: 0, refused: 0, faults: 0, slowestMs: 0, mostMb: 0 };
for (let from = first; from < first + inputs; from += STEP) {
  const done = await fuzz(files, Math.min(STEP, first + inputs - from), from);
  for (const { seed, file, fault } of done.faults) print(`FAULT seed ${seed}, ${file}: ${fault}`);
  total.read += done.read;
  total.refused += done.refused;
  total.faults += done.faults.length;
  total.slowestMs = Math.max(total.slowestMs, done.slowestMs);
  total.mostMb = Math.max(total.mostMb, Math.round(process.memoryUsage().rss / 2 ** 20));
  print(
    `${from + done.inputs - first} inputs: ${total.read} read in part, ${total.refused} refused, ${total.faults} faults; slowest ${Math.round(total.slowestMs)} ms; ${total.mostMb} MB`,
  );
}
process.exitCode = total.faults > 0 ? 1 : 0;
