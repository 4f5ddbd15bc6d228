import { describe, expect, it } from "vitest";
import { minHashBands } from "#app/stats/min-hash-bands.ts";
import { areUnlike, minHashSketch, SKETCH_WORDS, type Sketches } from "#app/stats/min-hash-sketch.ts";
import {
  addToBins,
  BANDS,
  BINS,
  emptyBins,
  jaccardEstimate,
  ROWS,
  uniteBins,
} from "#app/stats/one-permutation-min-hash.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { hasSharedData } from "#test/support/shared-data.ts";
import { knownAnswers } from "./known-answers.ts";

const random = seededRandom(5);
const element = () => Math.floor(random() * 2 ** 32) | 0;

/** Bins of two random sets with `shared` elements in common and `union` in all. */
function twoSets(union: number, shared: number): [Uint32Array, Uint32Array] {
  const sets: [Uint32Array, Uint32Array] = [emptyBins(), emptyBins()];
  for (let k = 0; k < union; k += 1) {
    const one = element();
    if (k < shared || k % 2 === 0) addToBins(sets[0], one);
    if (k < shared || k % 2 === 1) addToBins(sets[1], one);
  }
  return sets;
}

function isCandidate([one, other]: readonly [Uint32Array, Uint32Array]): boolean {
  const a = new Uint32Array(BANDS);
  const b = new Uint32Array(BANDS);
  minHashBands(one, a);
  minHashBands(other, b);
  return a.some((hash, band) => hash === b[band]);
}

describe("14 bands of 8 rows", () => {
  // domain.json, minhash_14x8: 1 - (1 - s^8)^14 at s = 0.5, 0.7, 0.75, 0.8, 0.85, 0.9.
  const KNOWN = { 0.5: 0.0533, 0.7: 0.5645, 0.75: 0.7716, 0.8: 0.9235, 0.85: 0.9884, 0.9: 0.9996 };
  const RUNS = 1500;

  it.skipIf(!hasSharedData)("are what domain.json gives these probabilities for: 1 - (1 - s^8)^14", () => {
    const cases = knownAnswers<{ name: string; expected: number[]; tol: number }[]>("domain.json", []);
    const { expected, tol } = cases.find(({ name }) => name === "minhash_14x8") ?? { expected: [], tol: 0 };
    expect(Object.values(KNOWN)).toEqual(expected);
    for (const [at, s] of Object.keys(KNOWN).entries())
      expect(Math.abs(1 - (1 - Number(s) ** ROWS) ** BANDS - (expected[at] ?? 9))).toBeLessThan(tol);
  });

  it.each(Object.entries(KNOWN))("makes sets of similarity %s candidates with probability %d", (s, expected) => {
    for (const union of [20, 60, 240, 1000]) {
      const sets = () => twoSets(union, Math.round(union * Number(s)));
      const found = Array.from({ length: RUNS }, sets).filter(isCandidate).length / RUNS;
      // Four standard errors; small sets borrow bins, which moves the probability by less than 0.03.
      const slack = 4 * Math.sqrt((expected * (1 - expected)) / RUNS) + (union < 100 ? 0.03 : 0.005);
      expect(Math.abs(found - expected)).toBeLessThan(slack);
    }
  });

  it("always makes equal sets candidates, and sets without an element never", () => {
    for (const size of [1, 3, 500]) expect(isCandidate(twoSets(size, size))).toBe(true);
    expect(minHashBands(emptyBins(), new Uint32Array(BANDS))).toBeUndefined();
    expect(bandsOf(emptyBins()).every((hash) => hash === 0)).toBe(true);
    expect(bandsOf(twoSets(1, 1)[0]).every((hash) => hash > 0)).toBe(true);
  });
});

function bandsOf(bins: Uint32Array): Uint32Array {
  const out = new Uint32Array(BANDS);
  minHashBands(bins, out);
  return out;
}

describe("the similarity estimated from bins", () => {
  it.each([0.2, 0.5, 0.8, 0.95])("is without bias at %d", (s) => {
    for (const union of [30, 2000]) {
      const shared = Math.round(union * s);
      const estimates = Array.from({ length: 400 }, () => jaccardEstimate(...twoSets(union, shared)));
      const mean = estimates.reduce((sum, one) => sum + one, 0) / 400;
      expect(mean).toBeCloseTo(shared / union, 1.7);
    }
  });

  it("is 1 for equal sets, 0 for disjoint ones, and no number for two empty ones", () => {
    expect(jaccardEstimate(...twoSets(50, 50))).toBe(1);
    expect(jaccardEstimate(...twoSets(50, 0))).toBe(0);
    expect(jaccardEstimate(emptyBins(), emptyBins())).toBeNaN();
  });

  it("unites sets as if their elements had been added to one", () => {
    const [one, other] = twoSets(300, 100);
    const all = emptyBins();
    uniteBins(all, one);
    uniteBins(all, other);
    expect(all).toEqual(one.map((value, bin) => Math.min(value, other[bin] as number)));
  });
});

describe("the sketch of two bits a bin", () => {
  const THRESHOLD = 0.8;

  /** Both sketches side by side, as columns hold them. */
  function sketched([one, other]: readonly [Uint32Array, Uint32Array]): Sketches {
    const words = new Uint32Array(2 * SKETCH_WORDS);
    const own = new Uint32Array(SKETCH_WORDS);
    for (const [item, bins] of [one, other].entries()) {
      minHashSketch(bins, own, 0);
      for (const [word, bits] of own.entries()) words[word * 2 + item] = bits;
    }
    return { words, n: 2 };
  }

  function unlikeShare(union: number, shared: number, runs: number): number {
    let unlike = 0;
    for (let run = 0; run < runs; run += 1) {
      const sketches = sketched(twoSets(union, shared));
      unlike += Number(areUnlike(sketches, 0, sketches, 1, THRESHOLD));
    }
    return unlike / runs;
  }

  it("knows three kinds of bins, each as often as the others, and no kind of an empty bin", () => {
    const kinds = [0, 0, 0, 0];
    for (let run = 0; run < 200; run += 1) {
      const { words } = sketched(twoSets(600, 600));
      for (let word = 0; word < SKETCH_WORDS; word += 1)
        for (let k = 0; k < 32; k += 2) {
          const kind = ((words[2 * word] as number) >>> k) & 3;
          kinds[kind] = (kinds[kind] as number) + 1;
        }
    }
    const [none = 0, ...some] = kinds;
    const filled = some.reduce((sum, one) => sum + one, 0);
    expect(none / (none + filled)).toBeCloseTo((1 - 1 / BINS) ** 600, 2);
    for (const one of some) expect(one / filled).toBeCloseTo(1 / 3, 1.8);
  });

  it("loses one pair in some hundreds at the threshold, whatever its size, none at 0.9, and all but a few at 0.5", () => {
    for (const union of [10, 20, 50, 100, 400, 2000]) {
      expect(unlikeShare(union, Math.ceil(THRESHOLD * union), 4000)).toBeLessThan(0.005);
      expect(unlikeShare(union, Math.ceil(0.9 * union), 500)).toBe(0);
    }
    for (const union of [100, 500]) expect(unlikeShare(union, union / 2, 500)).toBeGreaterThan(0.93);
    expect(unlikeShare(60, 15, 500)).toBeGreaterThan(0.95);
  });

  it("calls two empty sets alike", () => {
    const sketches = sketched(twoSets(0, 0));
    expect(areUnlike(sketches, 0, sketches, 1, THRESHOLD)).toBe(false);
  });
});
