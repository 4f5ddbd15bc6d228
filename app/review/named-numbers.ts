/** Names with numbers as people type them into a box. */

/** `name = number` or `name = 30 %`, one a line; what is no number becomes NaN and is refused with the rule. */
export function namedNumbers(text: string): [string, number][] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const at = Math.max(line.lastIndexOf("="), line.lastIndexOf(":"));
      const value = line.slice(at + 1).trim();
      const number = /%$/.test(value) ? Number(value.slice(0, -1)) / 100 : Number(value);
      return [at < 0 ? line.trim() : line.slice(0, at).trim(), at < 0 || value === "" ? Number.NaN : number];
    });
}
