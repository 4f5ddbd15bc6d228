/** Seeded random inputs with gaps, and how the two programs write them. */
import { seededRandom } from "#app/stats/seeded-random.ts";

export type Rating = number | null;

export function whole(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** Items × raters; raters report a truth of 1 … categories with probability `skill`, leave out a share `missing`. */
export function ratings(
  random: () => number,
  {
    items,
    raters,
    categories,
    skill = 0.6,
    missing = 0,
  }: Record<"items" | "raters" | "categories", number> & {
    skill?: number;
    missing?: number;
  },
): Rating[][] {
  return Array.from({ length: items }, () => {
    const truth = whole(random, 1, categories);
    return Array.from({ length: raters }, () => {
      if (random() < missing) return null;
      return random() < skill ? truth : whole(random, 1, categories);
    });
  });
}

export function counts(table: readonly (readonly Rating[])[], categories: number): number[][] {
  return table.map((row) => Array.from({ length: categories }, (_, c) => row.filter((one) => one === c + 1).length));
}

export function crossed(a: readonly Rating[], b: readonly Rating[], categories: number): number[][] {
  return Array.from({ length: categories }, (_, i) =>
    Array.from({ length: categories }, (__, j) => a.filter((one, at) => one === i + 1 && b[at] === j + 1).length),
  );
}

export function column(table: readonly (readonly Rating[])[], at: number): Rating[] {
  return table.map((row) => row[at] ?? null);
}

export function shares(random: () => number, size: number): number[] {
  const raw = Array.from({ length: size }, () => random() + 0.02);
  const total = raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one) => one / total);
}

/** R: a vector, or a matrix by rows. */
export function r(values: readonly Rating[] | readonly (readonly Rating[])[]): string {
  if (isTable(values)) return `matrix(${r(values.flat())},nrow=${values.length},byrow=TRUE)`;
  return `c(${values.map((one) => one ?? "NA").join(",")})`;
}

/** Python: a list, or a list of lists; gaps are nan. */
export function py(values: readonly Rating[] | readonly (readonly Rating[])[]): string {
  if (isTable(values)) return `[${values.map((row) => py(row)).join(",")}]`;
  return `[${values.map((one) => one ?? "nan").join(",")}]`;
}

function isTable(values: readonly unknown[]): values is readonly (readonly Rating[])[] {
  return Array.isArray(values[0]);
}

/** A source of its own for each statistic: adding one does not change the inputs of the others. */
export function sourceOf(name: string): () => number {
  let seed = 7;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seededRandom(seed);
}
