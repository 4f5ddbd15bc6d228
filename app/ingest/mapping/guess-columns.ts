/** Columns guessed from their names. Names are compared as words: "Response A", "responseA" and "response_a" are one. */
import type { ColumnProfile } from "./column-profile.ts";

/** Whole words or endings; the earlier in the list, the better. */
export const COLUMN_WORDS = {
  prompt: [
    "prompt",
    "instruction",
    "question",
    "query",
    "user_prompt",
    "input",
    "context",
    "conversation",
    "source_text",
  ],
  system: ["system", "system_prompt"],
  annotator: [
    "annotator",
    "annotator_id",
    "rater",
    "rater_id",
    "worker",
    "worker_id",
    "labeler",
    "labeler_id",
    "labeller",
    "evaluator",
    "evaluator_id",
    "judge",
    "reviewer",
    "user_id",
  ],
  at: [
    "timestamp",
    "submitted_at",
    "completed_at",
    "annotated_at",
    "created_at",
    "tstamp",
    "time",
    "date",
    "submit_time",
  ],
  seconds: [
    "seconds",
    "duration",
    "duration_seconds",
    "duration_s",
    "time_spent",
    "elapsed",
    "elapsed_seconds",
    "time_seconds",
  ],
  milliseconds: ["duration_ms", "elapsed_ms", "answer_time_ms", "time_ms", "milliseconds"],
  comment: ["comment", "comments", "justification", "rationale", "reason", "reasoning", "explanation", "notes"],
  domain: ["domain", "category", "topic", "task_type", "motivation_app", "subject"],
  language: ["language", "lang", "locale"],
  conversation: ["conversation_id", "session_id", "dialogue_id", "dialog_id", "chat_id"],
  turn: ["turn", "turn_index", "turn_number"],
  gold: ["gold", "gold_label", "gold_answer", "gold_preference", "ground_truth", "expected", "reference_label"],
  item: [
    "item_id",
    "item",
    "pair_id",
    "comparison_id",
    "task_id",
    "question_id",
    "instance_id",
    "example_id",
    "sample_id",
    "prompt_id",
    "record_id",
    "id",
    "uuid",
    "uid",
    "idx",
    "index",
  ],
} as const;

export type ColumnRole = keyof typeof COLUMN_WORDS;

export function findColumn(columns: readonly ColumnProfile[], role: ColumnRole): ColumnProfile | undefined {
  for (const word of COLUMN_WORDS[role]) {
    const column = columns.find((candidate) => candidate.word === word && candidate.filled > 0);
    if (column) return column;
  }
  return undefined;
}

/** Two columns whose names differ only in the side they name, e.g. completion_a and completion_b. */
export function findPair(
  columns: readonly ColumnProfile[],
  about: RegExp,
): [first: ColumnProfile, second: ColumnProfile] | undefined {
  for (const first of columns) {
    if (!about.test(first.word)) continue;
    for (const [a, b] of SIDES) {
      const parts = first.word.split("_");
      const at = parts.lastIndexOf(a);
      if (at < 0) continue;
      const word = parts.with(at, b).join("_");
      const second = columns.find((candidate) => candidate !== first && candidate.word === word);
      if (second) return [first, second];
    }
  }
  return undefined;
}

const SIDES = [
  ["a", "b"],
  ["1", "2"],
  ["0", "1"],
  ["left", "right"],
  ["first", "second"],
] as const;

export const RESPONSE_WORDS = /(^|_)(response|completion|output|answer|reply|candidate|summary|generation|text)(_|$)/;
export const MODEL_WORDS = /(^|_)(model|engine|checkpoint|system|policy)(_|$)/;
export const LABEL_WORDS =
  /(^|_)(preference|preferred|label|winner|choice|vote|verdict|judg(e)?ment|likert|strength|rating|score|better|annotation)(_|$)/;
/** One column per annotator: annotator_1, rater_2_label, label_annotator_3. */
export const GROUP_WORDS = /^(.*?)(annotator|rater|worker|judge|labeler|evaluator|label|vote|annotation)_\d+(.*)$/;
