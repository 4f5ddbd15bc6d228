/** Which response a comparison prefers, from one end of a scale to the other. */
export const SIDE_NAMES = ["first", "tie", "second"] as const;
