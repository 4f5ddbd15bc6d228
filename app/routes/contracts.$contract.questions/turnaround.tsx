import type { QuestionsPage } from "#app/contracts/questions-page.server.ts";
import { countOf } from "#app/domain/figure.ts";
import { ASKED_TEXT } from "#app/domain/question.ts";

/** One sentence for each direction. */
export function Turnaround({ page: { turnaround } }: { page: QuestionsPage }) {
  return (
    <div className="prose">
      {turnaround.map(({ asked, n, medianDays, open, longestOpenDays }) => (
        <p key={asked}>
          Where {ASKED_TEXT[asked]}:{" "}
          {medianDays === null ? (
            "no answer yet, so no turnaround"
          ) : (
            <>
              half of the answers came within <b>{medianDays.toFixed(1)} days</b> (n {n})
            </>
          )}
          {longestOpenDays === null
            ? "; nothing is open."
            : `; ${countOf(open, "question")} open, the longest for ${longestOpenDays.toFixed(1)} days.`}
        </p>
      ))}
    </div>
  );
}
