import { dateText, relativeText, timeText } from "./date-text.ts";

export interface WhenProps {
  /** UTC milliseconds. */
  at: number;
  /** UTC milliseconds; from the loader, so that server and browser agree. */
  now: number;
  /** Adds "14:05 UTC". */
  withTime?: boolean;
}

/** Absolute with weekday; relative on hover. */
export function When({ at, now, withTime = false }: WhenProps) {
  return (
    <time className="nowrap" dateTime={new Date(at).toISOString()} title={relativeText(at, now)}>
      {dateText(at)}
      {withTime && `, ${timeText(at)}`}
    </time>
  );
}
