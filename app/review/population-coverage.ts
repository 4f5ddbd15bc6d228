/**
 * Which annotators' judgments a contract's data is made of, by attribute, without a number that singles anybody out.
 *
 * A value of 1 to 4 annotators is told as "fewer than 5" alone. What is hidden could be worked out as the rest of what is
 * shown while it covers fewer than 5 annotators; then the smallest value that is left is withheld with it.
 */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";

export const FEWEST_ANNOTATORS = 5;

/** An annotator's judgments in the contract: their number, and the sum of their weights. */
export interface Work {
  judgments: number;
  weight: number;
}

export interface CoverageCell {
  value: string;
  /** Agreed share; null without a target. */
  target: number | null;
  shown:
    | { kind: "none" }
    | { kind: "few" }
    | { kind: "withheld" }
    | { kind: "share"; annotators: number; judgments: number; value: number; low: number; high: number };
}

export interface AttributeCoverage {
  attribute: string;
  cells: CoverageCell[];
  /** Annotators with a value; null for fewer than 5, or when fewer than 5 have none. */
  known: number | null;
  /** Share of judgments by annotators without a value; null where it would single out fewer than 5. */
  unknown: { annotators: number; share: number } | null;
}

export interface Attribute {
  name: string;
  /** By pseudonym. */
  values: ReadonlyMap<string, string>;
  /** By value. */
  targets: ReadonlyMap<string, number>;
}

/**
 * Shares are of the judgments by annotators whose value is known. An attribute is one draw per annotator, however much each
 * judged: annotators are the clusters of the interval, and its n_eff never exceeds their Kish size.
 */
export function attributeCoverage(
  work: ReadonlyMap<string, Work>,
  { name, values, targets }: Attribute,
): AttributeCoverage {
  const known = [...work].flatMap(([pseudonym, own]) => {
    const value = values.get(pseudonym);
    return value === undefined ? [] : [{ value, ...own }];
  });
  const annotatorsOf = new Map<string, number>();
  for (const { value } of known) annotatorsOf.set(value, (annotatorsOf.get(value) ?? 0) + 1);
  const withheld = hidden(annotatorsOf);
  const names = [...new Set([...targets.keys(), ...annotatorsOf.keys()])].sort();
  const unknown = work.size - known.length;
  const isOpen = (annotators: number) => annotators === 0 || annotators >= FEWEST_ANNOTATORS;
  const total = sum([...work.values()]);
  return {
    attribute: name,
    cells: names.map((value) => ({
      value,
      target: targets.get(value) ?? null,
      shown: shownOf(value, annotatorsOf.get(value) ?? 0, withheld.has(value), known),
    })),
    known: isOpen(unknown) && isOpen(known.length) ? known.length : null,
    unknown:
      isOpen(unknown) && isOpen(known.length) && total > 0
        ? { annotators: unknown, share: Math.max(0, total - sum(known)) / total }
        : null,
  };
}

/** Values whose numbers are not told. */
function hidden(annotatorsOf: ReadonlyMap<string, number>): ReadonlySet<string> {
  const names = new Set<string>();
  let covered = 0;
  for (const [value, annotators] of [...annotatorsOf].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))) {
    if (annotators >= FEWEST_ANNOTATORS && (covered === 0 || covered >= FEWEST_ANNOTATORS)) break;
    names.add(value);
    covered += annotators;
  }
  return names;
}

function shownOf(
  value: string,
  annotators: number,
  isWithheld: boolean,
  known: readonly (Work & { value: string })[],
): CoverageCell["shown"] {
  if (annotators === 0) return { kind: "none" };
  if (annotators < FEWEST_ANNOTATORS) return { kind: "few" };
  const sums = new ClusterSums();
  for (const one of known) {
    sums.add(one.value === value ? 1 : 0, one.weight);
    sums.endCluster();
  }
  const share = clusteredProportion(sums, (sums.w * sums.w) / sums.ww);
  if (isWithheld || !share) return { kind: "withheld" };
  const judgments = known.reduce((count, one) => count + (one.value === value ? one.judgments : 0), 0);
  return { kind: "share", annotators, judgments, value: share.value, low: share.low, high: share.high };
}

function sum(work: readonly Work[]): number {
  return work.reduce((total, { weight }) => total + weight, 0);
}
