/** What happened between the weeks of a series: new instructions, approved checkpoints, calibration rounds. */

export interface SeriesEvent {
  /** Between points; 0.5 stands between the first and the second. */
  at: number;
  label: string;
  /** 0 for instructions, 1 for checkpoints, 2 for calibration rounds. */
  lane: number;
}

interface Week {
  week: number;
  instructionVersion: string | null;
  /** UTC milliseconds. */
  dueAt: number;
}

interface Round {
  number: number;
  /** UTC milliseconds. */
  createdAt: number;
}

interface Checkpoint {
  model: string;
  fromWeek: number | null;
}

/**
 * @param weeks of the series, in order; one that was not measured lies between its neighbours.
 * @param rounds of calibration: one stands between the weeks that were due before and after it was made.
 */
export function seriesEvents(
  weeks: readonly Week[],
  checkpoints: readonly Checkpoint[],
  rounds: readonly Round[] = [],
): SeriesEvent[] {
  return weeks.flatMap(({ week, instructionVersion, dueAt }, i) => {
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
    const taken = rounds.filter(({ createdAt }) => createdAt >= before.dueAt && createdAt < dueAt);
    const numbers = taken.map(({ number }) => number).join(", ");
    if (taken.length > 0) events.push({ at, label: `${taken.length === 1 ? "round" : "rounds"} ${numbers}`, lane: 2 });
    return events;
  });
}
