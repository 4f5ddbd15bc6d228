/** Targets for a contract's population, as a person types them: one a line, `attribute, value, share`. */

export interface PopulationTargetLine {
  attribute: string;
  value: string;
  share: number;
}

export type PopulationTargets = { ok: true; targets: PopulationTargetLine[] } | { ok: false; message: string };

const LONGEST = 80;
const MOST = 200;

/** @example parsePopulationTargets("region, north, 0.3\nregion, south, 30 %") */
export function parsePopulationTargets(text: string): PopulationTargets {
  const targets: PopulationTargetLine[] = [];
  const sums = new Map<string, number>();
  for (const [i, raw] of text.split("\n").entries()) {
    if (raw.trim() === "") continue;
    const refused = (hint: string) => ({ ok: false as const, message: `Line ${i + 1}: ${hint}` });
    const [attribute = "", value = "", shareText = "", ...rest] = parts(raw.trim());
    if (shareText === "" || rest.length > 0) return refused("write attribute, value, share.");
    if (attribute === "" || value === "") return refused("name the attribute and the value.");
    if (attribute.length > LONGEST || value.length > LONGEST)
      return refused(`a name has at most ${LONGEST} characters.`);
    const share = shareOf(shareText);
    if (!(share > 0 && share <= 1)) return refused("a share is a number such as 0.3 or 30 %, above 0 and at most 1.");
    if (targets.some((one) => one.attribute === attribute && one.value === value))
      return refused("this value has a target on an earlier line.");
    const sum = (sums.get(attribute) ?? 0) + share;
    if (sum > 1 + 1e-9) return refused(`the shares of ${attribute} come to more than 1.`);
    sums.set(attribute, sum);
    targets.push({ attribute, value, share });
  }
  return targets.length > MOST ? { ok: false, message: `At most ${MOST} targets.` } : { ok: true, targets };
}

export function populationTargetsText(targets: readonly PopulationTargetLine[]): string {
  return targets.map(({ attribute, value, share }) => `${attribute}, ${value}, ${share}`).join("\n");
}

/** By commas; without any, by spaces: one word, words of the value, the share. */
function parts(line: string): string[] {
  if (line.includes(",")) return line.split(",").map((part) => part.trim());
  const spaced = /^(\S+)\s+(.+?)\s+(\S+(?:\s*%)?)$/.exec(line);
  return spaced ? spaced.slice(1) : [];
}

function shareOf(text: string): number {
  const match = /^(\d*\.?\d+)\s*(%?)$/.exec(text);
  return match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN;
}
