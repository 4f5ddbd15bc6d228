/** Of a label beside a horizontal line, in pixels from it, and how much two that do not touch are apart. */
const NEAR = 3;
const FAR = 16;

export type LabelSide = "above" | "below";

/**
 * On which side of its line each label stands, so that none lies on another or on a line that is not its own; above where
 * that makes no difference. Lines much closer than a label is high cannot all have their own place.
 *
 * @param lines y in pixels, downwards
 */
export function labelSides(lines: readonly number[]): LabelSide[] {
  const sides: LabelSide[] = lines.map(() => "above");
  const taken: { from: number; to: number }[] = [];
  for (const i of lines.map((_, i) => i).sort((a, b) => (lines[a] as number) - (lines[b] as number))) {
    const y = lines[i] as number;
    const spans = { above: { from: y - FAR, to: y - NEAR }, below: { from: y + NEAR, to: y + FAR } };
    const touched = ({ from, to }: { from: number; to: number }) =>
      taken.filter((other) => other.from < to && from < other.to).length +
      lines.filter((other, j) => j !== i && other > from && other < to).length;
    const side = touched(spans.below) < touched(spans.above) ? "below" : "above";
    sides[i] = side;
    taken.push(spans[side]);
  }
  return sides;
}
