import { CommentMark } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { shareOutcome } from "../row-share.ts";
import { justificationTable, withoutJustifications } from "./justification-table.ts";
import { FASTEST_TYPING, hasTrace, justifications, looksModelWritten, outrunsTyping } from "./justifications.ts";

export const modelWrittenJustifications: Metric = {
  id: "model-written-justifications",
  version: 2,
  title: "Justifications that look model-written",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "Share of written reasons with a trace that nobody typed them: they speak as an assistant, are formatted in Markdown, or took less time than typing does. A suspicion, and a lower bound: careful copying leaves no trace; read some before you speak of it.",
  formula: `Justifications with any of three traces, weighted / justifications: the first or last words are an assistant's to whoever asked it (word list); bold or headers in Markdown; ten words or more at over ${FASTEST_TYPING} words a minute of the whole judgment's seconds, where these are given. Style and vocabulary are not judged. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.`,
  source:
    "Typing: Dhakal et al., CHI 2018 (168,000 typists, mean 52 words a minute). Detectors by style are not used: Liang et al., Patterns 4 (2023) 100779, on writers in a second language. Word list and lines: ours.",
  needs: ["a written justification of every judgment", "annotator ids"],
  nUnit: "justifications",
  minimumN: 100,
  lines: { warn: 0.02, fail: 0.05 },
  gate: false,
  shownOnly: true,
  since: 3,
  measure: (view) => {
    const { written, judged } = justifications(view);
    if (judged > 0 && written === 0) return withoutJustifications();
    const score = (row: number) => looksModelWritten(view, row);
    const detail = (scores: Float64Array) =>
      justificationTable(view, "Traces by annotator, and in all justifications", scores, [
        ["all: speaks as an assistant", (row) => hasTrace(view, row, CommentMark.ASSISTANT_SPEECH), "justified"],
        ["all: Markdown", (row) => hasTrace(view, row, CommentMark.MARKDOWN), "justified"],
        [`all: over ${FASTEST_TYPING} words a minute`, (row) => outrunsTyping(view, row), "typing_timed"],
      ]);
    return shareOutcome(modelWrittenJustifications, view, score, detail);
  },
};
