/** The training pairs of some neighbouring records: their lines as bytes, their ids as measured, their weights as decided. */

import { isUtf8 } from "node:buffer";
import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import { recordsOfLines } from "#app/domain/record-of-line.ts";
import { type Characters, compareAsDecoded, mayBeCharacters } from "./byte-characters.ts";
import type { LiftedBlock, LiftKernel } from "./lift-kernel.server.ts";
import { type DecodedTexts, type LiftedTexts, type Lifting, liftTexts, TextsInKernel } from "./lifted-texts.ts";
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
  /** What the marks in the texts of the record stand for, for a line or as values; null where there are none. */
  texts: LiftedTexts | null;
  decoded: DecodedTexts | null;
  characters: Characters;
}

/** How long texts are lifted: to be put back into a line, or decoded, which takes the compiled lifting; null = they are not. */
export type BlockLifting = Lifting | "decoded" | null;

/**
 * One result per record. What is decoded stands where it is until the next block is read.
 *
 * @param kernel null where it was not built
 * @throws VaultFault when a line is not that of the record that was measured
 */
export function* pairsOfBlock(
  block: WeighedBlock,
  options: PairOptions,
  lifting: BlockLifting,
  kernel: LiftKernel | null,
): Generator<RecordPairs> {
  const { ids, offsets, lengths, file, firstWeight } = block;
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.byteLength);
  const areUtf8 = isUtf8(bytes);
  const lifted = lifting && areUtf8 ? (kernel?.lift(block, lifting) ?? null) : null;
  const records = lifted && recordsOf(lifted);
  const how = { options, weights: factoredWeights(block), areUtf8, lifting, lifted, records };
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as string;
    const from = offsets[i] as number;
    const weight = firstWeight[i] as number;
    const to = from + (lengths[i] as number);
    const line = { i, id, from, to, weight, weightsEnd: firstWeight[i + 1] as number };
    const result = pairsOfLine(bytes, line, how);
    if (!result) throw new VaultFault(file, `have been altered: record "${id}" is not the one that was measured`);
    result.heldOut = block.heldOut?.[i] === 1;
    yield block.factors?.[i] === 0 ? { ...result, pairs: [], singles: [], none: ["earlier-turn"] } : result;
  }
}

function factoredWeights({ weights, firstWeight, factors }: WeighedBlock): Float32Array {
  if (!factors) return weights;
  const factored = weights.slice();
  for (const [record, factor] of factors.entries())
    for (let row = firstWeight[record] as number; row < (firstWeight[record + 1] as number); row += 1)
      factored[row] = (weights[row] as number) * factor;
  return factored;
}

interface Line {
  /** Its number in the block. */
  i: number;
  id: string;
  /** Of its bytes in the block. */
  from: number;
  to: number;
  /** Its first weight, and the first of the next line. */
  weight: number;
  weightsEnd: number;
}

interface Reading {
  options: PairOptions;
  weights: Float32Array;
  areUtf8: boolean;
  lifting: BlockLifting;
  lifted: LiftedBlock | null;
  /** Of each line of what is lifted; null where the line has to be parsed as a whole. */
  records: (ItemRecord | null)[] | null;
}

function recordsOf({ json, jsonEnds }: LiftedBlock): (ItemRecord | null)[] {
  const isLifted = (i: number) => jsonEnds[i] !== (jsonEnds[i - 1] ?? 0);
  const lifted = jsonEnds.reduce((count, _, i) => count + (isLifted(i) ? 1 : 0), 0);
  const records = parsedTogether(json.slice(0, -1), lifted)?.values();
  return Array.from(jsonEnds, (_, i) => (records && isLifted(i) ? (records.next().value ?? null) : null));
}

/** null when one of them is no JSON, or several: which one is found when each is parsed alone. */
function parsedTogether(lines: string, count: number): ItemRecord[] | null {
  try {
    const records = recordsOfLines(lines);
    return records.length === count ? records : null;
  } catch (error) {
    if (isOfAlteredLine(error)) return null;
    throw error;
  }
}

/** null when the line is not that of the record that was measured: found here, before the hash of the whole file is. */
function pairsOfLine(bytes: Buffer, line: Line, how: Reading): RecordPairs | null {
  const sooner = how.areUtf8 ? (pairsOfLifted(bytes, line, how) ?? pairsOfCharacters(bytes, line, how)) : null;
  if (sooner) return sooner;
  const record = parsedAlone(bytes.toString("utf8", line.from, line.to));
  const found = record && pairsOfRecord(record, line, how);
  return found && pairsIn(found, NOTHING_LIFTED, "utf8");
}

/** null where nothing of it is lifted, or it has to be read whole. */
function pairsOfLifted(bytes: Buffer, line: Line, how: Reading): RecordPairs | null {
  const lifted = how.lifted
    ? liftedInBlock(bytes, line, how.lifted, how.records)
    : liftedAlone(bytes, line, how.lifting);
  const found = lifted && pairsOfRecord(lifted.record, line, how);
  // The texts of several messages are compared joined: a mark would hide where one ends.
  if (!found || lifted.record.responses.some(isSeveralMessages) || !compareAsDecoded(lifted.record)) return null;
  return pairsIn(found, lifted, "latin1");
}

/** null where the line has to be decoded, or is not that of the record. */
function pairsOfCharacters(bytes: Buffer, line: Line, how: Reading): RecordPairs | null {
  const characters = bytes.toString("latin1", line.from, line.to);
  if (!mayBeCharacters(characters)) return null;
  const record = parsedAlone(characters);
  const found = record && pairsOfRecord(record, line, how);
  return found && compareAsDecoded(record) ? pairsIn(found, NOTHING_LIFTED, "latin1") : null;
}

interface Lifted {
  texts: LiftedTexts | null;
  decoded: DecodedTexts | null;
}

const NOTHING_LIFTED: Lifted = { texts: null, decoded: null };

interface LiftedRecord extends Lifted {
  record: ItemRecord;
}

function liftedInBlock(
  bytes: Buffer,
  { i, from, to }: Line,
  { texts, decoded }: LiftedBlock,
  records: Reading["records"],
): LiftedRecord | null {
  const record = records?.[i];
  if (!record) return null;
  return { record, texts: texts && new TextsInKernel(bytes, { offset: from, end: to }, texts), decoded };
}

function liftedAlone(bytes: Buffer, { from, to }: Line, lifting: BlockLifting): LiftedRecord | null {
  if (lifting === null || lifting === "decoded") return null;
  const lifted = liftTexts(bytes.toString("latin1", from, to), lifting);
  const record = lifted && parsedAlone(lifted.json);
  return record && { record, texts: lifted.texts, decoded: null };
}

function pairsIn(
  { pairs, singles, none, rows }: PairResult,
  { texts, decoded }: Lifted,
  characters: Characters,
): RecordPairs {
  return { pairs, singles, none, rows, heldOut: false, texts, decoded, characters };
}

function isSeveralMessages({ text }: ResponseRecord): boolean {
  return typeof text !== "string" && text.length > 1;
}

/** null when it is no JSON: not what was checked. */
function parsedAlone(json: string): ItemRecord | null {
  return parsedTogether(json, 1)?.[0] ?? null;
}

/** null when the record is not the one that was measured. */
function pairsOfRecord(record: ItemRecord, { id, weight, weightsEnd }: Line, { options, weights }: Reading) {
  try {
    const result = pairsOf(record, weights, weight, options);
    return record.id === id && result.rows === weightsEnd - weight ? result : null;
  } catch (error) {
    if (isOfAlteredLine(error)) return null;
    throw error;
  }
}

/** Of JSON that is none, or that is no record. */
function isOfAlteredLine(error: unknown): boolean {
  return error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError;
}
