/** The pairs of one member of a release: texts from the vault, weights from its decision's rules, in delivered order. */

import type { BatchView } from "#app/metrics/batch-view.ts";
import { type Rule, resolveWeights } from "#app/review/rules.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { endOfTexts, itemPlaces } from "#db/item-places.server.ts";
import { pairsOf } from "./pairs.ts";
import { recordOfLine } from "./record-of-line.ts";
import { refuseUnlessWhole, type TextFile, type TextLine, textLines } from "./text-lines.server.ts";
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
  /** One per record. */
  results: PairResult[];
}

/** Yields the records of about half a megabyte at a time. @throws VaultFault naming the file that is missing or altered. */
export async function* memberPairs(
  tools: ReleaseTools,
  member: Member,
  options: PairOptions,
): AsyncGenerator<PairBlock> {
  const { batch, deliveries, rules } = member;
  const view = await tools.views.of(deliveries);
  const weights = resolveWeights(view, rules);
  const { firstJudgment } = view.items;
  let item = 0;
  for (const delivery of deliveries) {
    const file = await textFileOf(tools.db, delivery);
    for await (const lines of textLines(tools.vault, file, itemPlaces(tools.db, delivery.id))) {
      const results = lines.map((line) => {
        const from = firstJudgment[item] ?? 0;
        item += 1;
        return pairsOfLine(line, file, weights.subarray(from, firstJudgment[item]), options);
      });
      yield { batch, deliverySha256: delivery.fileSha256, results };
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

/** A line that cannot be read as the record that was measured is an altered file, found before its hash is. */
function pairsOfLine(
  { text, place }: TextLine,
  file: TextFile,
  weights: Float32Array,
  options: PairOptions,
): PairResult {
  try {
    const record = recordOfLine(text);
    const result = pairsOf(record, weights, 0, options);
    if (record.id === place.externalId && result.rows === weights.length) return result;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)) throw error;
  }
  throw new VaultFault(file, `have been altered: record "${place.externalId}" is not the one that was measured`);
}
