/** The root of a node in a forest of disjoint sets; the way there is halved. @param parent a root is its own. */
export function rootOf(parent: Uint32Array | Int32Array, node: number): number {
  let at = node;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}
