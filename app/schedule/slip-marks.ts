/** Slips on the timeline: milestones that moved and weeks that were late or short, each with the reason that was given. */
import { dateText } from "#app/domain/instant.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import type { SchedulePage } from "./schedule-page.server.ts";
import type { TimelineMark } from "./timeline-page.server.ts";

/** On the day on which the reason was said. */
export function slipMarks({ contract, weeks, slips }: SchedulePage): TimelineMark[] {
  const kind = "slip" as const;
  const on = (at: number) => dayIn(at, contract.timeZone);
  const href = `/contracts/${contract.id}`;
  return [
    ...slips.map(({ id, title, to, reason, by, at }) => ({
      ...{ kind, on: on(at), href: `${href}/milestones/${id}` },
      what: `${title}, to ${dateText(Date.parse(`${to}T00:00:00Z`))}: ${reason} (${by})`,
    })),
    ...weeks.flatMap(({ week, reasons }) =>
      reasons.map(({ reason, by, at }) => ({
        ...{ kind, on: on(at), href: `${href}/schedule` },
        what: `Week ${week}: ${reason} (${by})`,
      })),
    ),
  ];
}
