/** Values to a number up to which going through them all is quicker than comparing. */
const MOST_VALUES = 4;

/**
 * Sorts whole numbers in place, ascending. Linear where the largest is of the order of how many there are, as lengths of texts
 * are: each value is counted and written as often as it was found. O(n log n) where it is not.
 *
 * Source: Knuth, The Art of Computer Programming 3 (1998), 5.2, distribution counting.
 *
 * @example countingSort(Uint32Array.of(3, 1, 3)) // [1, 3, 3]
 */
export function countingSort(numbers: Uint32Array): Uint32Array {
  let largest = 0;
  for (let at = 0; at < numbers.length; at += 1) largest = Math.max(largest, numbers[at] as number);
  if (largest >= MOST_VALUES * numbers.length) return numbers.sort();
  const counts = new Uint32Array(largest + 1);
  for (let at = 0; at < numbers.length; at += 1) {
    const value = numbers[at] as number;
    counts[value] = (counts[value] as number) + 1;
  }
  let end = 0;
  for (let value = 0; value < counts.length; value += 1)
    for (let left = counts[value] as number; left > 0; left -= 1) {
      numbers[end] = value;
      end += 1;
    }
  return numbers;
}
