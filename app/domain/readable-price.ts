import { isKept } from "./kept-fields.ts";
import { MICRO_PER_MINOR } from "./money.ts";

/** To the minor unit from ten of them on: what is rounded away is far less than what the price may vary by. */
export function readableMicro(micro: number): number {
  return !isKept(micro) && micro >= 10 * MICRO_PER_MINOR
    ? Math.round(micro / MICRO_PER_MINOR) * MICRO_PER_MINOR
    : micro;
}
