/** Which two kinds of answer meet in a comparison, and how far apart they truly are. */
import { type AnswerKind, STYLES, type Style, WORTH } from "./answer.ts";
import { at, type Random } from "./random.ts";

export interface Side {
  kind: AnswerKind;
  style: Style;
}

/** [better or equal, other, weight]. */
const ORDINARY: [AnswerKind, AnswerKind, number][] = [
  ["full", "wrong", 12],
  ["plain", "wrong", 12],
  ["terse", "wrong", 13],
  ["padded", "wrong", 2],
  ["full", "partial", 5],
  ["plain", "partial", 5],
  ["full", "plain", 7],
  ["full", "terse", 6],
  ["plain", "terse", 5],
  ["plain", "padded", 6],
  ["terse", "padded", 7],
  ["full", "padded", 3],
  ["plain", "refusal", 3],
  ["full", "off-topic", 3],
  ["plain", "off-topic", 3],
  ["terse", "off-topic", 3],
  ["full", "full", 5],
  ["plain", "plain", 5],
  ["partial", "wrong", 3],
  ["wrong", "wrong", 2],
];

/** Nobody who reads the texts can be in doubt. */
const CERTAIN: [AnswerKind, AnswerKind, number][] = [
  ["full", "off-topic", 3],
  ["full", "refusal", 3],
  ["plain", "refusal", 2],
  ["plain", "off-topic", 2],
  ["terse", "off-topic", 1],
  ["full", "wrong", 5],
  ["plain", "wrong", 3],
];

const ordinary = expand(ORDINARY);
const certain = expand(CERTAIN);

/** Two sides, the truly better one first; `gold` draws from the pairs that leave no doubt. */
export function drawPair(gold: boolean, random: Random): [Side, Side] {
  const [better, other] = random.one(gold ? certain : ordinary);
  const first = random.below(STYLES.length);
  const second =
    better === other ? (first + 1 + random.below(STYLES.length - 1)) % STYLES.length : random.below(STYLES.length);
  return [
    { kind: better, style: at(STYLES, first) },
    { kind: other, style: at(STYLES, second) },
  ];
}

/** True difference of worth, second minus first, within [-1, 1]: positive prefers `second`. */
export function trueGap(first: Side, second: Side): number {
  return worth(second) - worth(first);
}

function worth(side: Side): number {
  return WORTH[side.kind] + (side.kind === "full" || side.kind === "plain" ? TASTE[side.style] : 0);
}

/** Structure helps a little; forced cheer costs a little. */
const TASTE: Record<Style, number> = { prose: 0, list: 0.03, headed: 0.02, chatty: -0.03 };

function expand(pairs: [AnswerKind, AnswerKind, number][]): [AnswerKind, AnswerKind][] {
  return pairs.flatMap(([a, b, weight]) => Array.from({ length: weight }, (): [AnswerKind, AnswerKind] => [a, b]));
}
