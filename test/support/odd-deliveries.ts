/** Deliveries that are odd in one way each, as vendors send them; what of it is quarantined is said beside. */
import { itemLine } from "./deliver.ts";

export interface OddDelivery {
  name: string;
  content: string;
  /** Rows that the checks must refuse, each for a stated reason. */
  quarantined?: number;
}

type Judgment = Record<string, unknown>;

const likert = (annotator: string, value: number, more: Judgment = {}): Judgment => ({
  annotator,
  kind: "likert",
  value,
  points: 5,
  seconds: 40,
  at: "2026-10-06T09:00:00Z",
  ...more,
});

/** Lines of items 0 … n - 1 with the judgments of each, ids of their own. */
function lines(
  prefix: string,
  n: number,
  judgments: (i: number) => Judgment[],
  more: (i: number) => object = () => ({}),
) {
  return Array.from(
    { length: n },
    (_, i) => `${itemLine(`${prefix}-${i}`, { judgments: judgments(i), ...more(i) })}\n`,
  ).join("");
}

const varied = (i: number) => 1 + ((i * 7) % 5);

export const ODD_DELIVERIES: readonly OddDelivery[] = [
  {
    name: "annotators with one judgment each",
    content: lines("once", 60, (i) => [likert(`a-${i}`, varied(i)), likert(`b-${i}`, varied(i + 1))]),
  },
  { name: "all ties", content: lines("tie", 120, () => [likert("ann", 3), likert("bob", 3)]) },
  { name: "one category only", content: lines("same", 120, () => [likert("ann", 1), likert("bob", 1)]) },
  { name: "no overlap", content: lines("apart", 120, (i) => [likert(`w-${i % 6}`, varied(i))]) },
  { name: "one annotator", content: lines("alone", 120, (i) => [likert("ann", varied(i))]) },
  { name: "10,000 annotators", content: lines("many", 10_000, (i) => [likert(`w-${i}`, varied(i))]) },
  {
    name: "five raters on one item and one on the rest",
    content: lines("five", 120, (i) =>
      i === 0 ? ["a", "b", "c", "d", "e"].map((one, k) => likert(one, 1 + k)) : [likert("a", varied(i))],
    ),
  },
  {
    name: "seconds that are no number",
    // No JSON at all, the text of it, and one that is missing.
    content:
      lines("nan", 20, (i) => [likert("ann", varied(i))]).replaceAll('"seconds":40', '"seconds":NaN') +
      lines("text", 20, (i) => [likert("ann", varied(i), { seconds: "NaN" })]) +
      lines("none", 80, (i) => [likert(i % 2 ? "ann" : "bob", varied(i), { seconds: undefined })]),
    quarantined: 40,
  },
  {
    name: "times of days to come",
    content: lines("ahead", 120, (i) => [
      likert(i % 2 ? "ann" : "bob", varied(i), { at: `9999-12-${String(1 + (i % 28)).padStart(2, "0")}T09:00:00Z` }),
    ]),
  },
  {
    name: "gold outside the scale",
    content:
      lines(
        "gold",
        100,
        (i) => [likert("ann", varied(i))],
        () => ({ gold: { kind: "likert", value: 9, points: 5 } }),
      ) + lines("fine", 60, (i) => [likert("ann", varied(i))]),
    quarantined: 100,
  },
  { name: "records that nobody judged", content: lines("open", 120, () => []) },
  { name: "one record", content: lines("sole", 1, () => [likert("ann", 2), likert("bob", 4)]) },
  {
    name: "skipped, all of it",
    content: lines("skip", 120, (i) => [{ annotator: `w-${i % 3}`, kind: "choice", value: "skip" }]),
  },
  {
    name: "nobody named, nothing timed",
    content: lines("anon", 300, (i) => [{ kind: "likert", value: varied(i), points: 5 }]),
  },
  {
    name: "gold that is a tie, in no time",
    content: lines(
      "even",
      120,
      () => [likert("ann", 3, { seconds: 0 }), likert("bob", 3, { seconds: 0 })],
      () => ({ gold: { kind: "likert", value: 3, points: 5 } }),
    ),
  },
];
