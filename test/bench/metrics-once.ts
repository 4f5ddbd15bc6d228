/** Measures every metric once, in this process, and prints the milliseconds of the processor. */
import { allOnce } from "./metrics.ts";

process.stdout.write(JSON.stringify({ ms: allOnce() }));
