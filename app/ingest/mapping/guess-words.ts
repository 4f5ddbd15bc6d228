/** Labels in words: "a-is-slightly-better", "Response 2 is much better", "tie", "both bad". */
import type { GuessedScale } from "./guess-scale.ts";

export type WordSide = "first" | "second" | "tie" | "bothBad";

/** The side a label's words name; null when they name none or both. */
export function sideOfWord(value: string): WordSide | null {
  const words = value.toLowerCase().match(/[\p{L}]+|\d+/gu) ?? [];
  const text = words.join(" ");
  if (/\b(both|neither)\b.*\b(bad|poor|good enough|valid|acceptable)\b|\bbothbad\b|^neither$/.test(text))
    return "bothBad";
  if (/\b(tie|tied|equal|equally|same|draw|even|similar|neutral)\b/.test(text)) return "tie";
  const first = words.some((word) => FIRST.has(word));
  const second = words.some((word) => SECOND.has(word));
  if (first && second) return fromSign(value, words);
  return first ? "first" : second ? "second" : null;
}

/** "A is better than B", "A>>B": the side named first wins; "A<B": the other; "A=B": neither. */
function fromSign(value: string, words: string[]): WordSide | null {
  const named = words.find((word) => FIRST.has(word) || SECOND.has(word));
  if (!named || words.includes("worse") || (value.includes("<") && value.includes(">"))) return null;
  if (/[=~≈]/.test(value)) return "tie";
  return FIRST.has(named) === value.includes("<") ? "second" : "first";
}

const FIRST = new Set(["a", "1", "first", "left"]);
const SECOND = new Set(["b", "2", "second", "right"]);

/** Words of several degrees as an ordered scale; null when there is one degree only, or the sides do not mirror. */
export function wordScale(values: string[]): GuessedScale | null {
  const read = values.map((value) => ({ value, side: sideOfWord(value), degree: degreeOf(value) }));
  if (read.some(({ side }) => side === null || side === "bothBad")) return null;
  const byDegree = (side: WordSide) => read.filter((label) => label.side === side).sort((a, b) => b.degree - a.degree);
  const first = byDegree("first");
  const second = byDegree("second");
  const ties = byDegree("tie");
  if (first.length < 2 || ties.length > 1) return null;
  if (first.map(({ degree }) => degree).join() !== second.map(({ degree }) => degree).join()) return null;
  if (new Set(first.map(({ degree }) => degree)).size !== first.length) return null;
  const ordered = [...first, ...ties, ...second.toReversed()].map(({ value }) => value);
  return {
    scale: { kind: "likert", points: ordered.length, firstIs: "first-better", values: ordered },
    confidence: 0.9,
    note: `The label's ${ordered.length} words are read as a scale, from most for the first to most for the second response.`,
  };
}

function degreeOf(value: string): number {
  const signs = /[<>]+/.exec(value);
  if (signs) return signs[0].length;
  if (/negligibl|marginal|barely/i.test(value)) return 1;
  if (/slight|somewhat|a bit|little/i.test(value)) return 2;
  if (/much|significant|strong|far|clear|lot/i.test(value)) return 4;
  return 3;
}
