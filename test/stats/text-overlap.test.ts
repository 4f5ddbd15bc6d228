/** Overlap of texts: the reference's worked example, Python's difflib, and every answer recounted the slow way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchingBlocks } from "#app/stats/matching-blocks.ts";
import { ngramCoverage } from "#app/stats/ngram-coverage.ts";
import { ngramKeys } from "#app/stats/ngram-keys.ts";
import { ngramShare } from "#app/stats/ngram-share.ts";
import { tokenNumbers } from "#test/support/token-numbers.ts";

const CAPITAL = "What is the capital city of France, and how many people live there today?";
const CATS = "Please tell me: what is the capital city of France and how many cats live there today?";

describe("the capital city of France and the cats", () => {
  const numbers = tokenNumbers();
  const [capital, cats] = [numbers(CAPITAL), numbers(CATS)];

  it("14 and 17 words share no 13-gram", () => {
    expect([capital.length, cats.length]).toEqual([14, 17]);
    expect(ngramShare(capital, cats, 13)).toBe(0);
  });
  it("share 3 of 7 8-grams, 0.429", () => {
    expect(ngramShare(capital, cats, 8)).toBeCloseTo(3 / 7, 12);
  });
  it("from the other side it is 3 of 10", () => {
    expect(ngramShare(cats, capital, 8)).toBeCloseTo(0.3, 12);
  });
  it("have 10 of 14 words in common 8-grams, 0.714", () => {
    expect(ngramCoverage(capital, cats, 8)).toBeCloseTo(10 / 14, 12);
  });
  it("have one block of five words or more: the ten", () => {
    expect(matchingBlocks(capital, cats, 5)).toEqual([{ first: 0, second: 3, size: 10 }]);
  });
});

const tokens = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });
const size = fc.integer({ min: 1, max: 6 });

describe("against the slow way, on random tokens", () => {
  it("equal runs have equal keys, unequal runs unequal keys", () => {
    fc.assert(
      fc.property(tokens, size, (text, n) => {
        const keys = ngramKeys(text, n);
        const runs = slowNgrams(text, n);
        expect(keys.length).toBe(runs.length);
        for (const [i, run] of runs.entries())
          for (const [j, other] of runs.entries()) expect(keys[i] === keys[j]).toBe(run === other);
      }),
      { numRuns: 100 },
    );
  });
  it("shares and coverage", () => {
    fc.assert(
      fc.property(tokens, tokens, size, (a, b, n) => {
        const known = new Set(slowNgrams(b, n));
        const found = slowNgrams(a, n).map((run) => known.has(run));
        expect(ngramShare(a, b, n)).toBeCloseTo(found.length ? found.filter(Boolean).length / found.length : 0, 12);
        const covered = a.filter((_, at) => found.some((is, start) => is && at >= start && at < start + n));
        expect(ngramCoverage(a, b, n)).toBeCloseTo(a.length ? covered.length / a.length : 0, 12);
      }),
    );
  });
  it("blocks are common runs in the same order, and the longest common run is one of them", () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const blocks = matchingBlocks(a, b, 1);
        let [first, second] = [0, 0];
        for (const block of blocks) {
          expect(block.first >= first && block.second >= second).toBe(true);
          expect(a.slice(block.first, block.first + block.size)).toEqual(
            b.slice(block.second, block.second + block.size),
          );
          [first, second] = [block.first + block.size, block.second + block.size];
        }
        expect(Math.max(0, ...blocks.map((block) => block.size))).toBe(longestCommonRun(a, b));
      }),
    );
  });
});

// difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks(), Python 3, blocks of 3 and more.
describe("matching blocks as difflib finds them", () => {
  it.each([
    [
      "220310102313010132131013110011112211113",
      "02311202202022232133102023032",
      [
        [7, 0, 4],
        [16, 15, 4],
      ],
    ],
    [
      "03011013222302203012212202221012",
      "10030122331003211130132103213133232",
      [
        [15, 2, 6],
        [27, 22, 3],
      ],
    ],
    [
      "33103132103220202223222103222",
      "2222232132211123203132201131110311",
      [
        [3, 17, 5],
        [8, 29, 3],
      ],
    ],
    [
      "102131033230112023230",
      "2020222213323113311020302123331323331",
      [
        [7, 9, 4],
        [17, 31, 3],
      ],
    ],
    [
      "223230223213003120130321301321223300122",
      "2203221002301033333312302032321133213",
      [
        [3, 21, 4],
        [7, 27, 4],
        [21, 33, 4],
      ],
    ],
    [
      "00120002303300010123111310100302003103",
      "2332201212120122112331",
      [
        [1, 5, 3],
        [16, 12, 3],
      ],
    ],
  ])("%s and %s", (a, b, expected) => {
    const blocks = matchingBlocks([...a].map(Number), [...b].map(Number), 3);
    expect(blocks.map(({ first, second, size: length }) => [first, second, length])).toEqual(expected);
  });
});

function slowNgrams(text: readonly number[], n: number): string[] {
  return Array.from({ length: Math.max(0, text.length - n + 1) }, (_, i) => text.slice(i, i + n).join(","));
}

function longestCommonRun(a: readonly number[], b: readonly number[]): number {
  let longest = 0;
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j < b.length; j += 1) {
      let run = 0;
      while (i + run < a.length && j + run < b.length && a[i + run] === b[j + run]) run += 1;
      longest = Math.max(longest, run);
    }
  return longest;
}
