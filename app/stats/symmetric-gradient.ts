/**
 * Slope of a statistic in each cell of a symmetric table, by central differences: what one more pair of labels moves it by, and
 * so the influence of each unit. Both cells of a mirrored pair are moved together and each gets half of the effect. Cells
 * of categories that nobody used keep slope 0. null where the statistic is undefined nearby. O(cells × one statistic).
 *
 * Source: Hampel, JASA 69 (1974) 383, on influence curves.
 */
export function symmetricGradient(
  cells: Float64Array,
  size: number,
  statistic: (cells: Float64Array) => number | null,
): Float64Array | null {
  const used = Array.from({ length: size }, (_, c) => c).filter((c) =>
    cells.subarray(c * size, (c + 1) * size).some((amount) => amount > 0),
  );
  const step = cells.reduce((sum, amount) => sum + amount, 0) * 1e-6;
  const moved = Float64Array.from(cells);
  const statisticWith = (cell: number, mirror: number, change: number) => {
    moved[cell] = (cells[cell] ?? 0) + change;
    moved[mirror] = (cells[mirror] ?? 0) + change;
    const value = statistic(moved);
    moved[cell] = cells[cell] ?? 0;
    moved[mirror] = cells[mirror] ?? 0;
    return value;
  };
  const gradient = new Float64Array(cells.length);
  for (const c of used)
    for (const k of used) {
      if (k < c) continue;
      const cell = c * size + k;
      const mirror = k * size + c;
      const up = statisticWith(cell, mirror, step);
      const down = statisticWith(cell, mirror, -step);
      if (up === null || down === null) return null;
      const slope = (up - down) / (2 * step);
      gradient[cell] = cell === mirror ? slope : slope / 2;
      gradient[mirror] = gradient[cell] ?? 0;
    }
  return gradient;
}
