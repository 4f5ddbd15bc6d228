/**
 * Strongly connected components of a directed graph given as a weight matrix, row-major: i → j where the weight is above 0.
 * In a graph of wins they are the groups within which strengths can be compared: everybody in it has beaten and lost to
 * everybody else, directly or through others. Largest first, each ascending. O(size³), sizes here are tens.
 *
 * Source: Warshall's transitive closure; Ford, Amer. Math. Monthly 64 (1957) 28 for its meaning in Bradley-Terry.
 */
export function strongComponents(weight: ArrayLike<number>, size: number): number[][] {
  const reach = Uint8Array.from({ length: size * size }, (_, cell) => Number((weight[cell] ?? 0) > 0));
  for (let k = 0; k < size; k += 1)
    for (let i = 0; i < size; i += 1) {
      if (reach[i * size + k] === 0) continue;
      for (let j = 0; j < size; j += 1) if (reach[k * size + j] === 1) reach[i * size + j] = 1;
    }
  const done = new Uint8Array(size);
  const components: number[][] = [];
  for (let i = 0; i < size; i += 1) {
    if (done[i] === 1) continue;
    const component = [i];
    for (let j = i + 1; j < size; j += 1) if (reach[i * size + j] === 1 && reach[j * size + i] === 1) component.push(j);
    for (const one of component) done[one] = 1;
    components.push(component);
  }
  return components.sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
}
