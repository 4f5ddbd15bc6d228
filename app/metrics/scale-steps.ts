/**
 * A label scale as ordered steps that tables can hold. A slider of a hundred points a side would ask for tables of forty
 * thousand cells, nearly all empty, and for a coefficient's slope in each of them; it is read in ten steps a side instead. A
 * tie stays a step by itself, so that no preference becomes one.
 */
const MOST_POINTS = 41;
const STEPS_A_SIDE = 10;

/** Of a formula that reads labels in steps. */
export const IN_STEPS = "Scales of more than 41 points are read in ten steps a side, a tie by itself.";

export interface ScaleSteps {
  count: number;
  /** -1 for a category that is not on the scale. */
  of(category: number): number;
}

/** @param categories of the delivery's scale; odd where its middle is a tie. */
export function scaleSteps(categories: number): ScaleSteps {
  const isOn = (category: number) => category >= 0 && category < categories;
  if (categories <= MOST_POINTS) return { count: categories, of: (category) => (isOn(category) ? category : -1) };
  const side = Math.floor(categories / 2);
  const count = 2 * STEPS_A_SIDE + (categories % 2);
  const below = (category: number) => Math.floor((category * STEPS_A_SIDE) / side);
  return {
    count,
    of(category) {
      if (!isOn(category)) return -1;
      if (category < side) return below(category);
      const mirrored = categories - 1 - category;
      return mirrored < side ? count - 1 - below(mirrored) : STEPS_A_SIDE;
    },
  };
}
