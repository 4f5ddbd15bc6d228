/** The sum of each of the `dimensions` numbers that every cluster has in `clusters`, one cluster after the other. */
export function sumsOverClusters(clusters: Float64Array, dimensions: number): Float64Array {
  const sums = new Float64Array(dimensions);
  for (const [at, amount] of clusters.entries()) sums[at % dimensions] = (sums[at % dimensions] ?? 0) + amount;
  return sums;
}
