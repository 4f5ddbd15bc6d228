/**
 * What a week's numbers are measured against besides its own columns, and may change afterwards. Gold, imported scores and
 * protected sets are none of it: where they change, what follows from them is measured anew at once.
 */
export const MEASURED_FACTS = {
  expected: "the units expected of the week",
  models: "the models approved for the week",
  mix: "the agreed mix",
  earlier: "what earlier weeks delivered",
} as const;

export type MeasuredFact = keyof typeof MEASURED_FACTS;
/** Each fact as a hash of what it was. */
export type MeasuredAgainst = Record<MeasuredFact, string>;

/** In the order of {@link MEASURED_FACTS}; none where it was not noted at the time. */
export function changedFacts(then: MeasuredAgainst | null, now: MeasuredAgainst): MeasuredFact[] {
  return (Object.keys(MEASURED_FACTS) as MeasuredFact[]).filter((fact) => then !== null && then[fact] !== now[fact]);
}
