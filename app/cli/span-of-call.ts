/** `--from` and `--to` of a call as days. */
import { isDay } from "#app/domain/instant.ts";
import { type Call, textOption, UnusableCall } from "./command.ts";

export function spanOfCall(call: Call): Record<string, string> {
  const given = ["from", "to"].flatMap((name): [string, string][] => {
    const day = textOption(call, name);
    if (day === undefined) return [];
    if (!isDay(day)) throw new UnusableCall(`--${name} is a day written as YYYY-MM-DD, not "${day.slice(0, 40)}".`);
    return [[name, day]];
  });
  return Object.fromEntries(given);
}
