/** Words of a shingle: 5, as FineWeb. */
export const SHINGLE = 5;

/** The hash of the five words that end at `at`. Each place has a factor of its own: order matters. */
export function shingleAt(words: Int32Array, at: number): number {
  return (
    (Math.imul(words[at] as number, 0x9e3779b1) +
      Math.imul(words[at - 1] as number, 0x85ebca77) +
      Math.imul(words[at - 2] as number, 0xc2b2ae3d) +
      Math.imul(words[at - 3] as number, 0x27d4eb2f) +
      Math.imul(words[at - 4] as number, 0x165667b1)) |
    0
  );
}
