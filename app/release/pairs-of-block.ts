/** The training pairs of some neighbouring records: their lines as bytes, their ids as measured, their weights as decided. */

import type { ResponseRecord } from "#app/domain/record.ts";
import { recordOfLine } from "#app/domain/record-of-line.ts";
import { type LiftedTexts, liftTexts } from "./lifted-texts.ts";
import { pairsOf } from "./pairs.ts";
import type { PairOptions, PairResult } from "./training-pair.ts";
import { VaultFault } from "./vault-fault.ts";

/** Plain data, so that another thread can do the work. */
export interface WeighedBlock {
  batch: { id: string; week: number };
  deliverySha256: string;
  /** For the message, should the bytes turn out to be others. */
  file: { fileName: string; sha256: string };
  ids: string[];
  /** Where each line begins in `bytes`, and how long it is. */
  offsets: Uint32Array;
  lengths: Uint32Array;
  bytes: Uint8Array;
  /** Weights of all judgments; those of record i are `firstWeight[i] … firstWeight[i + 1]`. */
  weights: Float32Array;
  firstWeight: Uint32Array;
  /** Per record, 1 = held out; null when the release holds nothing out. */
  heldOut: Uint8Array | null;
  /** Per record, what its weights are multiplied by; 0 leaves an earlier turn out. null = all are 1. */
  factors: Float32Array | null;
}

export interface RecordPairs extends PairResult {
  heldOut: boolean;
  /** What the marks in the texts of the records stand for; null where there are none. */
  texts: LiftedTexts | null;
}

/**
 * One result per record.
 *
 * @param lifts false where the texts are needed as strings: then lifting them is work for nothing
 * @throws VaultFault when a line is not that of the record that was measured
 */
export function* pairsOfBlock(block: WeighedBlock, options: PairOptions, lifts = true): Generator<RecordPairs> {
  const { ids, offsets, lengths, file } = block;
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.byteLength);
  for (const [i, id] of ids.entries()) {
    const from = offsets[i] as number;
    const line = { id, from, to: from + (lengths[i] as number) };
    const result = pairsOfLine(bytes, line, weightsOf(block, i), { options, lifts });
    if (!result) throw new VaultFault(file, `have been altered: record "${id}" is not the one that was measured`);
    const { pairs, singles, none, rows, texts } = result;
    const heldOut = block.heldOut?.[i] === 1;
    if (block.factors?.[i] === 0) yield { pairs: [], singles: [], none: ["earlier-turn"], rows, heldOut, texts };
    else yield { pairs, singles, none, rows, heldOut, texts };
  }
}

function weightsOf({ weights, firstWeight, factors }: WeighedBlock, record: number): Float32Array {
  const own = weights.subarray(firstWeight[record], firstWeight[record + 1]);
  const factor = factors?.[record] ?? 1;
  return factor === 1 ? own : own.map((weight) => weight * factor);
}

interface Line {
  id: string;
  /** Of its bytes in the block. */
  from: number;
  to: number;
}

type LinePairs = PairResult & { texts: LiftedTexts | null };

/** null when the line is not that of the record that was measured: found here, before the hash of the whole file is. */
function pairsOfLine(
  bytes: Buffer,
  line: Line,
  weights: Float32Array,
  { options, lifts }: { options: PairOptions; lifts: boolean },
): LinePairs | null {
  const { id, from, to } = line;
  const lifted = lifts ? liftTexts(bytes, from, to) : null;
  const result = lifted && pairsOfJson(lifted.json, id, weights, options);
  // The texts of several messages are compared joined: a mark would hide where one ends.
  if (lifted && result && !result.record.responses.some(isSeveralMessages)) return { ...result, texts: lifted.texts };
  const parsed = pairsOfJson(bytes.toString("utf8", from, to), id, weights, options);
  return parsed && { ...parsed, texts: null };
}

function isSeveralMessages({ text }: ResponseRecord): boolean {
  return typeof text !== "string" && text.length > 1;
}

function pairsOfJson(json: string, id: string, weights: Float32Array, options: PairOptions) {
  try {
    const record = recordOfLine(json);
    const result = pairsOf(record, weights, 0, options);
    return record.id === id && result.rows === weights.length ? { record, ...result } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}
