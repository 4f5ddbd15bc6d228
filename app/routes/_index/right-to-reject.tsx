import { dateText } from "#app/components/date-text.ts";
import type { RejectionWindow } from "#app/domain/schedule.ts";

/** Days left, loudly in the last two; a closed window says what that means. */
export function RightToReject({ window }: { window: RejectionWindow }) {
  const { daysLeft, state, closesAt } = window;
  if (state === "closed") {
    return (
      <span className="tone-fail" title={dateText(closesAt)}>
        ended, deemed accepted
      </span>
    );
  }
  return (
    <span className={state === "closing" ? "tone-warn nowrap" : "nowrap"} title={dateText(closesAt)}>
      {daysLeft === 1 ? "1 day" : `${daysLeft} days`}
    </span>
  );
}
