/** What changed between the weeks of a series: instructions and approved checkpoints. */

export interface SeriesEvent {
  /** Between points; 0.5 stands between the first and the second. */
  at: number;
  label: string;
  /** 0 for instructions, 1 for checkpoints. */
  lane: number;
}

interface Week {
  week: number;
  instructionVersion: string | null;
}

interface Checkpoint {
  model: string;
  fromWeek: number | null;
}

/** @param weeks of the series, in order; one that was not measured lies between its neighbours. */
export function seriesEvents(weeks: readonly Week[], checkpoints: readonly Checkpoint[]): SeriesEvent[] {
  return weeks.flatMap(({ week, instructionVersion }, i) => {
    const before = weeks[i - 1];
    if (!before) return [];
    const at = i - 0.5;
    const events: SeriesEvent[] = [];
    if (instructionVersion !== null && instructionVersion !== before.instructionVersion)
      events.push({ at, label: `instructions ${instructionVersion}`, lane: 0 });
    const models = checkpoints.filter(
      ({ fromWeek }) => fromWeek !== null && fromWeek > before.week && fromWeek <= week,
    );
    const [only] = models;
    if (only) events.push({ at, label: models.length === 1 ? only.model : `${models.length} new models`, lane: 1 });
    return events;
  });
}
