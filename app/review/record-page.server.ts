/** One record: its text from the vault, its numbers from the columns, its neighbours in the list it was opened from. */
import type { ItemRecord } from "#app/domain/record.ts";
import { MissingFromVault, readAt, type Vault } from "#app/vault/vault.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { type DeliveryRow, deliveryById } from "#db/deliveries.server.ts";
import { whyTextsGone } from "#db/keeping.server.ts";
import { hitsOfItem } from "#db/protected-sets.server.ts";
import { type ItemRow, itemsAt } from "#db/records.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { type ContaminationLine, contaminationLines } from "./contamination-lines.ts";
import { type JudgmentLine, judgmentLines } from "./judgment-lines.ts";
import { recordFilterOf } from "./record-filter.ts";
import { type RecordRow, recordRow } from "./record-row.ts";
import { findRecords, itemAt, placeOf } from "./records-page.server.ts";

export type RecordText = { kind: "text"; record: ItemRecord } | { kind: "missing"; message: string };

export interface RecordPage {
  now: number;
  batch: { id: string; week: number };
  contract: { id: string; title: string; vendor: string; vendorId: string };
  id: string;
  text: RecordText;
  numbers: RecordRow;
  judgments: JudgmentLine[];
  /** By protected set that the prompt matches under some rule. */
  contamination: { setId: string; set: string; entry: number; lines: ContaminationLine[] }[];
  place: {
    deliveryId: number;
    version: number;
    fileName: string;
    line: number;
    offset: number;
    length: number;
    textSha256: string;
    fileSha256: string;
    reader: string;
    superseded: boolean;
  };
  /** Within the filter that the address carries; null at the ends, and for a record outside of it. */
  previous: { deliveryId: number; n: number } | null;
  next: { deliveryId: number; n: number } | null;
  /** "17 of 1 204"; null outside the filter. */
  position: { at: number; of: number } | null;
}

/** undefined when there is no such record in this batch. */
export async function recordPage(
  tools: ReviewTools & { vault: Vault },
  address: { batchId: string; deliveryId: number; n: number },
  params: URLSearchParams,
): Promise<RecordPage | undefined> {
  const { batchId, deliveryId, n } = address;
  const delivery = await deliveryById(tools.db, deliveryId);
  if (delivery?.batchId !== batchId) return undefined;
  const [item] = await itemsAt(tools.db, [{ deliveryId, n }]);
  const batch = await batchById(tools.db, batchId);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!item || !batch || !contract) return undefined;
  const numbers = recordRow(await tools.views.of([delivery]), n);
  const gone = await whyTextsGone(tools.db, deliveryId, delivery.textSha256);
  const text: RecordText = gone
    ? { kind: "missing", message: `${gone} The numbers are all here.` }
    : textOf(tools.vault, delivery, item);
  return {
    now: tools.now(),
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, vendorId: contract.vendorId },
    id: item.externalId,
    text,
    numbers,
    judgments: judgmentLines(numbers.judgments, text.kind === "text" ? text.record.judgments : null),
    contamination: (await hitsOfItem(tools.db, deliveryId, n)).map((hit) => ({
      ...{ setId: hit.setId, set: `${hit.name} ${hit.version}`, entry: hit.entry },
      lines: contaminationLines(hit),
    })),
    place: placeFacts(delivery, item),
    ...(await neighbours(tools, address, params)),
  };
}

function textOf(vault: Vault, { textSha256 }: DeliveryRow, { offset, length }: ItemRow): RecordText {
  try {
    const bytes = readAt(vault, textSha256, offset, length);
    return { kind: "text", record: JSON.parse(bytes.toString("utf8")) as ItemRecord };
  } catch (error) {
    if (error instanceof MissingFromVault)
      return {
        kind: "missing",
        message: `The vault has no file ${textSha256}. The numbers are all here; restore the file to read the text.`,
      };
    if (error instanceof SyntaxError)
      return {
        kind: "missing",
        message: `The file ${textSha256} in the vault does not hold this record where it should. Verify the vault against its hashes.`,
      };
    throw error;
  }
}

function placeFacts(delivery: DeliveryRow, { line, offset, length }: ItemRow): RecordPage["place"] {
  const { id, version, fileName, textSha256, fileSha256, reader, supersededBy } = delivery;
  return {
    deliveryId: id,
    version,
    fileName,
    line,
    offset,
    length,
    textSha256,
    fileSha256,
    reader,
    superseded: supersededBy !== null,
  };
}

async function neighbours(
  tools: ReviewTools,
  { batchId, deliveryId, n }: { batchId: string; deliveryId: number; n: number },
  params: URLSearchParams,
): Promise<Pick<RecordPage, "previous" | "next" | "position">> {
  const found = await findRecords(tools, batchId, recordFilterOf(params));
  const item = found && itemAt(found.deliveries, { deliveryId, n });
  const at = found && item !== undefined ? found.matched.items.indexOf(item) : -1;
  if (!found || at < 0) return { previous: null, next: null, position: null };
  const { items } = found.matched;
  const place = (index: number) => {
    const neighbour = items[index];
    return neighbour === undefined ? null : placeOf(found.deliveries, neighbour);
  };
  return { previous: at > 0 ? place(at - 1) : null, next: place(at + 1), position: { at: at + 1, of: items.length } };
}
