/** A judgment as the vendor wrote it, in words. */
import type { JudgmentRecord } from "#app/domain/record.ts";

/** @example rawJudgmentText({ kind: "likert", value: 2, points: 5 }) // "2 of 1…5" */
export function rawJudgmentText(judgment: JudgmentRecord): string {
  const tie = judgment.tie_kind ? `, ${judgment.tie_kind.replace("_", " ")}` : "";
  return `${valueText(judgment)}${tie}`;
}

function valueText(judgment: JudgmentRecord): string {
  switch (judgment.kind) {
    case "likert":
      return `${judgment.value} of 1…${judgment.points}`;
    case "choice": {
      const side =
        typeof judgment.value === "number" ? `response ${judgment.value + 1}` : judgment.value.replace("_", " ");
      return judgment.degree === undefined
        ? side
        : `${side}, degree ${judgment.degree} of ${judgment.degrees ?? judgment.degree}`;
    }
    case "strength":
      return `${judgment.value} of ±${judgment.scale}`;
    case "rating":
      return `${judgment.attribute ? `${judgment.attribute}: ` : ""}${judgment.values.join(" · ")} of ${judgment.min}…${judgment.max}`;
    case "ranking":
      return `ranks ${judgment.ranks.join(" · ")}`;
    case "thumbs":
      return judgment.value ? "thumb up" : "thumb down";
    case "edit":
      return "edited response";
    case "spans":
      return `${judgment.spans.length} marked spans`;
    case "critique":
      return judgment.revision === undefined ? "critique" : "critique with revision";
  }
}
