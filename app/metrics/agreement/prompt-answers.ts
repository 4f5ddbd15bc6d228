/** The rows that one annotator has in one prompt, where there are several. */
import { type BatchView, NONE_U8, NONE_U32 } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";
import { eachItem } from "../rows.ts";

/** One comparison of two responses that differ, responses known by their text. */
export interface PromptAnswer {
  row: number;
  item: number;
  /** Keys of the two responses, "low high": equal for the same two responses in whichever order and item. */
  pair: string;
  low: number;
  high: number;
  /** The response of the lower key was shown first. */
  lowFirst: boolean;
}

/** The rows of one annotator in one prompt, and the item of each. */
export interface OwnRows {
  annotator: number;
  rows: number[];
  itemOf: number[];
}

/**
 * By prompt, the rows of each named annotator who has two or more in it: comparisons that weigh something or are marked as
 * repeats. Prompts without such an annotator, most of them, are left out.
 */
export const ownRowsByPrompt = oncePerView(read);

function read(view: BatchView): OwnRows[][] {
  const { judgments, items, names, weight } = view;
  const times = new Uint32Array(names.annotators.length);
  const prompts: OwnRows[][] = [];
  const rows: number[] = [];
  const itemOf: number[] = [];
  eachItem(
    view,
    (item) => {
      const end = items.firstJudgment[item + 1] as number;
      for (let row = items.firstJudgment[item] as number; row < end; row += 1) {
        if (judgments.annotator[row] === NONE_U32 || judgments.second[row] === NONE_U8) continue;
        if (!((weight[row] as number) > 0) && judgments.repeat?.[row] !== 1) continue;
        rows.push(row);
        itemOf.push(item);
      }
    },
    () => {
      const busy = rows.length < 2 ? [] : busyAnnotators(view, rows, times, 2);
      if (busy.length > 0)
        prompts.push(
          busy.map((annotator) => ({
            annotator,
            rows: rows.filter((row) => judgments.annotator[row] === annotator),
            itemOf: itemOf.filter((_, at) => judgments.annotator[rows[at] as number] === annotator),
          })),
        );
      rows.length = 0;
      itemOf.length = 0;
    },
  );
  return prompts;
}

function busyAnnotators(
  { judgments }: BatchView,
  rows: readonly number[],
  times: Uint32Array,
  fewest: number,
): number[] {
  const busy: number[] = [];
  for (const row of rows) {
    const annotator = judgments.annotator[row] as number;
    times[annotator] = (times[annotator] as number) + 1;
    if (times[annotator] === fewest) busy.push(annotator);
  }
  for (const row of rows) times[judgments.annotator[row] as number] = 0;
  return busy;
}

/** What the rows compare; rows of two responses with one text are left out. */
export function promptAnswers(view: BatchView, { rows, itemOf }: Pick<OwnRows, "rows" | "itemOf">): PromptAnswer[] {
  return rows.map((row, at) => answerOf(view, row, itemOf[at] ?? 0)).filter((answer) => answer !== null);
}

/** null where the responses have one text: nothing tells them apart. */
function answerOf({ judgments, responses, items }: BatchView, row: number, item: number): PromptAnswer | null {
  const offset = items.firstResponse[item] as number;
  const second = offset + (judgments.second[row] as number);
  if (second >= (items.firstResponse[item + 1] as number)) return null;
  const one = responses.key[offset + (judgments.first[row] as number)] as number;
  const other = responses.key[second] as number;
  if (one === other) return null;
  const [low, high] = one < other ? [one, other] : [other, one];
  return { row, item, pair: `${low} ${high}`, low, high, lowFirst: one < other };
}
