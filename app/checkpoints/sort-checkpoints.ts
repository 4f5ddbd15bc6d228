/** In which order the register is listed: as it stands in the address. */

export const CHECKPOINT_SORTS = ["family", "model", "approved", "downtime", "responses"] as const;

interface Sortable {
  model: string;
  startWeek: number | null;
  downtimes: number;
  responses: number | null;
}

const KEYS: Record<string, (line: Sortable) => string | number> = {
  model: ({ model }) => model,
  approved: ({ startWeek }) => startWeek ?? Number.POSITIVE_INFINITY,
  downtime: ({ downtimes }) => downtimes,
  responses: ({ responses }) => responses ?? -1,
};

/** As the register has them (family, order, name) unless asked otherwise; equals keep that order. */
export function sortCheckpoints<Line extends Sortable>(lines: Line[], sort: string): Line[] {
  const key = KEYS[sort.replace(/^-/, "")];
  const sign = sort.startsWith("-") ? -1 : 1;
  if (!key) return sort === "-family" ? lines.toReversed() : lines;
  return lines.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x === y ? 0 : x < y ? -sign : sign;
  });
}
