import type { WeekCell } from "#app/components/week-strip.tsx";
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import type { StripWeek } from "#app/review/strip-week.ts";

export function stripCell({ batchId, week, state, mark, decision }: StripWeek): WeekCell {
  const note = decision ? COMMERCIAL_CHOICES[decision.commercial].title.toLowerCase() : undefined;
  return { week, state, mark, note, href: `/batches/${batchId}` };
}
