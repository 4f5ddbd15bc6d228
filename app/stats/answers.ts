/** Who called which item what: the input of Dawid-Skene, MACE and their like, as flat columns sorted by item. */
export interface Answers {
  items: number;
  raters: number;
  classes: number;
  /** Answers of item i are those from start[i] up to start[i + 1]. */
  start: Uint32Array;
  rater: Uint32Array;
  /** 0 … classes - 1. */
  label: Uint8Array;
  /** How often the answer counts; 1 when absent. */
  weight?: Float64Array;
}

/**
 * The columns from (item, rater, label) triples in any order.
 *
 * @example answersOf([[0, 0, 1], [0, 1, 1], [1, 1, 0]], 2).start // [0, 2, 3]
 */
export function answersOf(triples: readonly (readonly [number, number, number])[], classes: number): Answers {
  const items = triples.reduce((most, [item]) => Math.max(most, item + 1), 0);
  const start = new Uint32Array(items + 1);
  for (const [item] of triples) start[item + 1] = (start[item + 1] as number) + 1;
  for (let item = 0; item < items; item += 1) start[item + 1] = (start[item + 1] as number) + (start[item] as number);
  const next = start.slice(0, items);
  const rater = new Uint32Array(triples.length);
  const label = new Uint8Array(triples.length);
  for (const [item, who, what] of triples) {
    const place = next[item] as number;
    next[item] = place + 1;
    rater[place] = who;
    label[place] = what;
  }
  return { items, raters: rater.reduce((most, who) => Math.max(most, who + 1), 0), classes, start, rater, label };
}

/** Per answer, where a table of raters × classes holds it. Loops: the models call this for every tenth that is left out. */
export function cellsOf({ classes, rater, label }: Pick<Answers, "classes" | "rater" | "label">): Uint32Array {
  const cell = new Uint32Array(rater.length);
  for (let at = 0; at < cell.length; at += 1) cell[at] = (rater[at] as number) * classes + (label[at] as number);
  return cell;
}
