/** The pairs of a release, member by member: texts from the vault, weights from its decision's rules, in delivered order. */

import type { BatchView } from "#app/metrics/batch-view.ts";
import { type Rule, resolveWeights } from "#app/review/rules.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { endOfTexts, itemPlaces } from "#db/item-places.server.ts";
import { pairsOf } from "./pairs.ts";
import { recordOfLine } from "./record-of-line.ts";
import { refuseUnlessWhole, type TextBlock, type TextFile, textBlocks } from "./text-blocks.server.ts";
import type { PairOptions, PairResult } from "./training-pair.ts";
import { VaultFault } from "./vault-fault.ts";

export interface ReleaseTools {
  db: Db;
  vault: Vault;
  /** The columns of these deliveries as one view; the server's cache of views is one. */
  views: { of(deliveries: readonly Pick<DeliveryRow, "id" | "dictionary">[]): Promise<BatchView> };
}

/** A batch of a release: the deliveries that its decision was about, and what it says about their judgments. */
export interface Member {
  batch: { id: string; week: number };
  deliveries: readonly DeliveryRow[];
  rules: readonly Rule[];
}

export interface PairBlock {
  batch: { id: string; week: number };
  deliverySha256: string;
  /** One per record, made as they are asked for: to be gone through once. */
  results: Iterable<PairResult>;
}

/** @throws VaultFault */
export async function* releaseBlocks(
  tools: ReleaseTools,
  members: readonly Member[],
  options: PairOptions,
): AsyncGenerator<PairBlock> {
  for (const member of members) yield* memberPairs(tools, member, options);
}

/** Yields the records of about half a megabyte at a time; their results throw, too. @throws VaultFault naming the file that is missing or altered. */
async function* memberPairs(tools: ReleaseTools, member: Member, options: PairOptions): AsyncGenerator<PairBlock> {
  const { batch, deliveries, rules } = member;
  const view = await tools.views.of(deliveries);
  const weights = resolveWeights(view, rules);
  let item = 0;
  for (const delivery of deliveries) {
    const file = await textFileOf(tools.db, delivery);
    for await (const block of textBlocks(tools.vault, file, itemPlaces(tools.db, delivery.id))) {
      const results = pairsOfBlock(block, file, { firstJudgment: view.items.firstJudgment, weights, item }, options);
      yield { batch, deliverySha256: delivery.fileSha256, results };
      item += block.places.length;
    }
  }
}

/** A look at names and sizes before the first byte is promised to anybody. @throws VaultFault */
export async function refuseUnlessTextsThere({ db, vault }: ReleaseTools, members: readonly Member[]): Promise<void> {
  for (const { deliveries } of members)
    for (const delivery of deliveries) refuseUnlessWhole(vault, await textFileOf(db, delivery));
}

/** A segment holds nothing but the items' lines, so that its size follows from the last one. */
async function textFileOf(db: Db, delivery: DeliveryRow): Promise<TextFile> {
  const { fileName, fileSha256, textSha256, fileBytes } = delivery;
  const bytes = textSha256 === fileSha256 ? fileBytes : (await endOfTexts(db, delivery.id)) + 1;
  return { sha256: textSha256, bytes, fileName };
}

interface Weighed {
  /** Where each item's weights begin. */
  firstJudgment: Uint32Array;
  weights: Float32Array;
  /** The item of the block's first line. */
  item: number;
}

function* pairsOfBlock(
  { places, bytes, start }: TextBlock,
  file: TextFile,
  { firstJudgment, weights, item: first }: Weighed,
  options: PairOptions,
): Generator<PairResult> {
  let item = first;
  for (const { externalId, offset, length } of places) {
    const line = bytes.toString("utf8", offset - start, offset - start + length);
    const own = weights.subarray(firstJudgment[item], firstJudgment[item + 1]);
    item += 1;
    const result = pairsOfLine(line, externalId, own, options);
    if (!result)
      throw new VaultFault(file, `have been altered: record "${externalId}" is not the one that was measured`);
    yield result;
  }
}

/** null when the line is not that of the record that was measured: found here, before the hash of the whole file is. */
function pairsOfLine(line: string, id: string, weights: Float32Array, options: PairOptions): PairResult | null {
  try {
    const record = recordOfLine(line);
    const result = pairsOf(record, weights, 0, options);
    return record.id === id && result.rows === weights.length ? result : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}
