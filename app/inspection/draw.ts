/**
 * The draw: a systematic sample over strata, seeded, so that the same judgments and seed give the same sample anywhere.
 *
 * Strata are lined up in random order, each in random order within; from a random start every (N/n)-th judgment is taken.
 * A stratum of m gets m·n/N rounded down or up, and every judgment has the same chance n/N: with hundreds of strata smaller
 * than one draw, handing out whole numbers by the largest remainder would never look at the small ones.
 *
 * Source: Cochran, Sampling Techniques (3rd ed., 1977), chapter 8; Madow, Ann. Math. Stat. 20 (1949) 333.
 */
import { seededRandom } from "#app/stats/seeded-random.ts";

export interface Drawn<Unit> {
  /** In the order in which they are reviewed: random. */
  units: Unit[];
  strata: DrawnStratum[];
}

export interface DrawnStratum {
  name: string;
  size: number;
  drawn: number;
}

/** @param n at most as many as there are units. */
export function drawSample<Unit>(
  units: readonly Unit[],
  stratumOf: (unit: Unit) => string,
  n: number,
  seed: number,
): Drawn<Unit> {
  const random = seededRandom(seed);
  const strata = new Map<string, Unit[]>();
  for (const unit of units) {
    const name = stratumOf(unit);
    const found = strata.get(name);
    if (found) found.push(unit);
    else strata.set(name, [unit]);
  }
  // By name, not by first appearance: the order of the file must not matter where it does not have to.
  const names = shuffled([...strata.keys()].sort(), random);
  const line = names.flatMap((name) => shuffled(strata.get(name) ?? [], random).map((unit) => ({ unit, name })));
  const taken = Math.min(n, line.length);
  const start = random();
  const picked = Array.from({ length: taken }, (_, k) => line[Math.floor(((k + start) * line.length) / taken)]).flatMap(
    (one) => one ?? [],
  );
  const counts = new Map<string, number>();
  for (const { name } of picked) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    units: shuffled(picked, random).map(({ unit }) => unit),
    strata: [...strata]
      .map(([name, { length }]) => ({ name, size: length, drawn: counts.get(name) ?? 0 }))
      .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1)),
  };
}

/** Fisher and Yates. */
function shuffled<One>(list: readonly One[], random: () => number): One[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as One, copy[last] as One];
  }
  return copy;
}
