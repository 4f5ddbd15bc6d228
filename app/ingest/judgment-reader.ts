/** Reads the judgments of an item into their columns, one row per comparison. */
import { type Comparison, normaliseJudgment } from "#app/domain/comparisons.ts";
import { parseInstant } from "#app/domain/instant.ts";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { JUDGMENT_KINDS } from "#app/domain/strength.ts";
import { CommentSide, GoldVerdict, NONE_U8, NONE_U32, Tie } from "#app/metrics/batch-view.ts";
import { commentForm } from "./features/comment-form.ts";
import { commentMarks } from "./features/comment-marks.ts";
import { commentSide } from "./features/comment-side.ts";
import { emptyFeatures } from "./features/text-features.ts";
import type { TextWords } from "./features/text-words.ts";
import type { GrowingColumns } from "./growing-columns.ts";
import type { Names } from "./names.ts";
import { unmarkedRepeats } from "./repeated-answers.ts";

const KIND_INDEX = new Map(JUDGMENT_KINDS.map((kind, index) => [kind, index]));
const TIE_INDEX = { none: Tie.NONE, tie: Tie.TIE, both_bad: Tie.BOTH_BAD, both_good: Tie.BOTH_GOOD, skip: Tie.SKIP };

export class JudgmentReader {
  readonly #columns: GrowingColumns;
  readonly #names: Names;
  readonly #words: TextWords;
  readonly #features = emptyFeatures();

  constructor(columns: GrowingColumns, names: Names, words: TextWords) {
    this.#columns = columns;
    this.#names = names;
    this.#words = words;
  }

  /** Appends the judgments of an item and returns their number of rows. */
  read(record: ItemRecord, gold: number): number {
    let rows = 0;
    const repeats = unmarkedRepeats(record.judgments);
    for (const judgment of record.judgments) {
      const isRepeat = judgment.is_repeat_of !== undefined || repeats?.has(judgment) === true;
      for (const comparison of normaliseJudgment(judgment, record.responses.length)) {
        const j = this.#addComparison(judgment, comparison, gold, record.responses.length);
        this.#columns.judgments.repeat[j] = isRepeat ? 1 : 0;
        rows += 1;
      }
    }
    return rows;
  }

  keyOfText(text: string): number {
    this.#words.read(text, this.#features, null, false);
    return this.#features.key;
  }

  #addComparison(judgment: JudgmentRecord, comparison: Comparison, gold: number, responses: number): number {
    const { judgments } = this.#columns;
    const j = this.#columns.nextJudgment();
    judgments.annotator[j] = this.#names.annotators.index(judgment.annotator, NONE_U32);
    judgments.kind[j] = KIND_INDEX.get(judgment.kind) ?? 0;
    judgments.lead[j] = comparison.lead ? 1 : 0;
    judgments.first[j] = comparison.first;
    judgments.second[j] = comparison.second ?? NONE_U8;
    judgments.strength[j] = comparison.strength ?? Number.NaN;
    judgments.category[j] = comparison.category;
    judgments.tie[j] = TIE_INDEX[comparison.tie];
    judgments.seconds[j] = judgment.seconds ?? Number.NaN;
    judgments.at[j] = timeOf(judgment);
    judgments.goldVerdict[j] = goldVerdict(comparison, gold);
    const comment = judgment.comment ?? (judgment.kind === "critique" ? judgment.text : undefined);
    // A ranking has one justification, not one per pair.
    if (comment === undefined || !comparison.lead) clearComment(judgments, j);
    else {
      judgments.commentKey[j] = this.keyOfText(comment);
      judgments.commentWords[j] = Math.min(65_535, this.#features.words);
      judgments.commentSide[j] = responses === 2 ? commentSide(comment) : CommentSide.NONE;
      judgments.commentMarks[j] = commentMarks(comment, this.#features);
      judgments.commentForm[j] = this.keyOfText(commentForm(comment)) >>> 0;
    }
    return j;
  }
}

/** Columns are used again for the next chunk. */
function clearComment(judgments: GrowingColumns["judgments"], j: number): void {
  judgments.commentKey[j] = 0;
  judgments.commentWords[j] = 0;
  judgments.commentSide[j] = CommentSide.NONE;
  judgments.commentMarks[j] = 0;
  judgments.commentForm[j] = 0;
}

function goldVerdict(comparison: Comparison, gold: number): number {
  if (Number.isNaN(gold) || comparison.tie === "skip") return GoldVerdict.NOT_GOLD;
  if (comparison.strength === null) return comparison.tie === "none" ? GoldVerdict.NOT_GOLD : GoldVerdict.WRONG;
  return Math.sign(comparison.strength) === Math.sign(gold) ? GoldVerdict.RIGHT : GoldVerdict.WRONG;
}

function timeOf(judgment: JudgmentRecord): number {
  const text = judgment.at ?? judgment.started_at;
  return text === undefined ? Number.NaN : parseInstant(text);
}
