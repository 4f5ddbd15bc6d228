/**
 * The median of each of `groups` groups of numbers; null for an empty one. `each` visits every (group, value) and is called
 * twice: to count, then to place, so that all values lie in one array. O(n log n).
 */
export function mediansByGroup(
  groups: number,
  each: (visit: (group: number, value: number) => void) => void,
): (number | null)[] {
  const end = new Uint32Array(groups + 1);
  each((group) => {
    end[group + 1] = (end[group + 1] as number) + 1;
  });
  for (let group = 0; group < groups; group += 1) end[group + 1] = (end[group + 1] as number) + (end[group] as number);
  const values = new Float64Array(end[groups] as number);
  const next = end.slice(0, groups);
  each((group, value) => {
    values[next[group] as number] = value;
    next[group] = (next[group] as number) + 1;
  });
  return Array.from({ length: groups }, (_, group) => {
    const sorted = values.subarray(end[group], end[group + 1]).sort();
    if (sorted.length === 0) return null;
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  });
}
