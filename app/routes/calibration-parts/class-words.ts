import type { LABEL_CLASSES } from "#app/domain/key-match.ts";

export const CLASS_WORDS: Record<(typeof LABEL_CLASSES)[number], string> = {
  first: "first",
  tie: "tie",
  second: "second",
  both_bad: "both bad",
  both_good: "both good",
  skip: "skipped",
};
