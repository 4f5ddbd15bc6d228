import { setFlagsFromString } from "node:v8";

/**
 * For commands that keep every processor at work with threads of their own. What the engine would compile and collect beside them, in
 * threads that it has for that, only takes turns with them, and meanwhile they run what is not compiled yet: each does it
 * by itself, and at once. As each compiles for itself and runs for seconds only, twice the usual work must have been done by
 * a function before it is worth it.
 */
export function compileInPlace(): void {
  for (const flag of ["--no-concurrent-recompilation", "--no-parallel-scavenge", "--interrupt-budget=300000"])
    setFlagsFromString(flag);
}
