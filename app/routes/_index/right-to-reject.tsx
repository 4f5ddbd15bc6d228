import { dateText } from "#app/components/date-text.ts";
import type { RejectionClock } from "#app/domain/terms/rejection.ts";

/** Days left, loudly in the last two; a closed window says what that means. */
export function RightToReject({ window }: { window: RejectionClock }) {
  const { daysLeft, state, closesAt, deemedAcceptedAt } = window;
  if (state === "closed") {
    return (
      <span className="tone-fail" title={dateText(closesAt)}>
        {deemedAcceptedAt === null ? "ended" : `deemed accepted since ${dateText(deemedAcceptedAt)}`}
      </span>
    );
  }
  return (
    <span className={state === "closing" ? "tone-warn nowrap" : "nowrap"} title={dateText(closesAt)}>
      {daysLeft === 1 ? "1 day" : `${daysLeft} days`}
    </span>
  );
}
