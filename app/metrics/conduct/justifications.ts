/** What annotators wrote beside their labels. */
import { type BatchView, CommentMark, CommentSide, NONE_U32 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { oncePerView } from "../once-per-view.ts";
import { UseTable } from "./use-table.ts";

export interface Justifications {
  /**
   * 0 where the annotator wrote the justification once, (c - 1) / c where he wrote it on c items: all but one of c equal
   * ones are repeats. Equal are those that name another side or number alone. NaN for a row without a justification.
   */
  repeatOf(row: number): number;
  written: number;
  /** Judgments that count, written beside or not. */
  judged: number;
}

export const justifications = oncePerView(read);

function read(view: BatchView): Justifications {
  const { judgments } = view;
  const useOf = new Int32Array(judgments.n).fill(-1);
  const counts = { written: 0, judged: 0 };
  const uses = new UseTable(writtenOf(view));
  for (const row of countedRows(view).row) {
    if (judgments.lead[row] !== 1) continue;
    counts.judged += 1;
    const key = judgments.commentKey[row] as number;
    if (key === 0) continue;
    counts.written += 1;
    // A delivery read before there were forms has none.
    const text = (judgments.commentForm[row] as number) || key;
    useOf[row] = uses.add(judgments.annotator[row] as number, text, judgments.item[row] as number);
  }
  return { repeatOf: repeats(judgments, useOf, uses.itemsOfUses()), ...counts };
}

/** Justifications, at most. */
function writtenOf({ judgments: { commentKey, n } }: BatchView): number {
  let written = 0;
  for (let row = 0; row < n; row += 1) if (commentKey[row] !== 0) written += 1;
  return written;
}

/** A function of its own: what it returns holds on to these columns, and not to the table that counted. */
function repeats({ annotator }: BatchView["judgments"], useOf: Int32Array, itemsOf: Uint32Array) {
  return (row: number): number => {
    const use = useOf[row] as number;
    if (use < 0) return Number.NaN;
    // Who is not named cannot be said to repeat himself.
    const items = annotator[row] === NONE_U32 ? 1 : (itemsOf[use] as number);
    return (items - 1) / items;
  };
}

/** 1 when the text says that one side is better and the label prefers the other; NaN where either names no side. */
export function contradictsLabel({ judgments }: BatchView, row: number): number {
  const said = judgments.commentSide[row];
  const strength = judgments.strength[row] as number;
  if (said === CommentSide.NONE || !(strength !== 0) || Number.isNaN(strength)) return Number.NaN;
  return Number(strength < 0 !== (said === CommentSide.FIRST));
}

/** One or two sentences, 10 to 50 words, is what HelpSteer3 asks of its annotators. NaN without a justification. */
export function hasFitLength({ judgments }: BatchView, row: number): number {
  if (!hasJustification(judgments, row)) return Number.NaN;
  const words = judgments.commentWords[row] as number;
  return Number(words >= 10 && words <= 50);
}

/** Words a minute that nobody types: the fastest of 168,000 typists reach 120 to 150 (Dhakal et al., CHI 2018). */
export const FASTEST_TYPING = 150;
/** Fewer words are a phrase at hand, and their speed is that of a clock. */
const FEWEST_TYPED = 10;

/** 1 where the whole judgment, reading included, took less time than its justification takes to type; NaN without a time. */
export function outrunsTyping({ judgments }: BatchView, row: number): number {
  const seconds = judgments.seconds[row] as number;
  if (!hasJustification(judgments, row) || !(seconds >= 0) || !Number.isFinite(seconds)) return Number.NaN;
  const words = judgments.commentWords[row] as number;
  return Number(words >= FEWEST_TYPED && words * 60 > FASTEST_TYPING * seconds);
}

/** 1 where the justification has the trace, a bit of CommentMark; NaN without a justification. */
export function hasTrace({ judgments }: BatchView, row: number, trace: number): number {
  if (!hasJustification(judgments, row)) return Number.NaN;
  return Number(((judgments.commentMarks[row] as number) & trace) !== 0);
}

/** 1 where any trace shows that the justification was not typed by its annotator. */
export function looksModelWritten(view: BatchView, row: number): number {
  const traced = hasTrace(view, row, CommentMark.ASSISTANT_SPEECH | CommentMark.MARKDOWN);
  return traced === 0 && outrunsTyping(view, row) === 1 ? 1 : traced;
}

export function hasJustification({ commentKey, lead }: BatchView["judgments"], row: number): boolean {
  return commentKey[row] !== 0 && lead[row] === 1;
}
