/** A batch of rich rows as metrics read it, and the same with every response on another side. */
import { CommentSide, NOT_COMPARED } from "#app/metrics/batch-view.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { FIVE_POINTS, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";
import { MODELS, type RichRow } from "./rich-rows.ts";

export function measuredOn(rows: readonly RichRow[], previous: readonly RichRow[]) {
  const context: MeasureContext = {
    ...NO_CONTEXT,
    rowsDelivered: rows.length + 3,
    rowsQuarantined: 3,
    expectedUnits: rows.length - 40,
    approvedModels: new Set(MODELS.slice(0, 2)),
    earlierPairKeys: Float64Array.of(50_003, 50_004, 50_008),
    otherPairKeys: Float64Array.of(50_007, 50_013),
    earlierGoldKeys: Float64Array.from({ length: 900 }, (_, i) => 10_000 + 2 * i),
    contractGold: [{ pairKey: 50_006, firstKey: 1_000 + 4 * 6, strength: -1, tie: "none" }],
    mix: Array.from({ length: 4 }, (_, d) => ({
      dimension: "domain",
      stratum: `domain ${d}`,
      share: 0.25,
      tolerance: 0.01,
    })),
    languages: new Set(["en"]),
    checkpointAge: new Map(MODELS.map((name, age) => [name, age])),
    scores: [
      { name: "rm", kind: "reward", values: scoresOf(rows) },
      // The phrase moves each score by what follows from the score alone.
      { name: "rm+prefix: As a nurse,", kind: "reward", values: scoresOf(rows).map((one) => one + Math.sin(7 * one)) },
      { name: "trait", kind: "trait", values: Float32Array.from(rows, ({ vote }) => vote) },
    ],
    texts: {
      items: Uint32Array.from(rows.keys()),
      words: rows.map(({ words }) => words),
    },
    protectedSets: ["IFEval 1"],
    previous: viewOf(previous, FIVE_POINTS),
    previousScores: [{ name: "rm", kind: "reward", values: scoresOf(previous) }],
  };
  return { view: viewOf(rows, FIVE_POINTS), context };
}

function scoresOf(rows: readonly RichRow[]): Float32Array {
  return Float32Array.from(rows.flatMap(({ scores }) => scores));
}

/** The same rows with all responses in the opposite order. */
export function turned(one: RichRow): RichRow {
  const last = one.responses.length - 1;
  const responses = [...one.responses].reverse();
  const likeness = one.responses[1]?.columns?.similarity ?? NOT_COMPARED;
  return {
    ...one,
    ...(one.gold !== undefined && { gold: -one.gold }),
    // How much alike two are is kept with the second; of three or more it is another number, which no metric reads.
    responses: responses.map((response, r) => ({
      ...response,
      columns: { ...response.columns, similarity: r === 0 ? NOT_COMPARED : likeness },
    })),
    judgments: one.judgments.map((judgment) => ({
      ...judgment,
      first: last - (judgment.second ?? 1),
      second: last - (judgment.first ?? 0),
      strength: judgment.strength === null ? null : -judgment.strength,
      category: (judgment.category ?? -1) < 0 ? -1 : 4 - (judgment.category ?? 0),
      columns: { ...judgment.columns, commentSide: otherSide(judgment.columns?.commentSide ?? CommentSide.NONE) },
    })),
    scores: [...one.scores].reverse(),
    vote: -one.vote,
    words: [one.words[1], one.words[0]],
  };
}

function otherSide(side: number): number {
  return side === CommentSide.NONE ? side : CommentSide.FIRST + CommentSide.SECOND - side;
}
