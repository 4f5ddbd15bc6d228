/** The near-duplicate columns of a delivery, from its signatures and, for candidates, its texts. */
import { jaccard } from "#app/stats/jaccard.ts";
import { areUnlike } from "#app/stats/min-hash-sketch.ts";
import { NEAR_THRESHOLD, nearClusters } from "./clusters.ts";
import { bandsOf, type LoadedTexts, shingleSets, sketchesOf } from "./loaded-texts.ts";
import type { Scope } from "./shingle-set.ts";

export function nearColumns(texts: LoadedTexts): { nearItem: Uint32Array; nearPrompt: Uint32Array } {
  return {
    nearItem: clustersOf(texts, texts.pairKey, "item"),
    nearPrompt: clustersOf(texts, texts.promptKey, "prompt"),
  };
}

function clustersOf(texts: LoadedTexts, keys: Float64Array, scope: Scope): Uint32Array {
  const setOf = shingleSets(texts, scope);
  return nearClusters({
    keys,
    bands: bandsOf(texts, scope),
    similarityAmong: (items) => {
      const sketches = sketchesOf(texts, scope, items);
      const isHopeless = (a: number, b: number) =>
        sketches && areUnlike(sketches, sketches.placeOf(a), sketches, sketches.placeOf(b), NEAR_THRESHOLD);
      return (a, b) => (isHopeless(a, b) ? 0 : jaccard(setOf(a), setOf(b)));
    },
  });
}
