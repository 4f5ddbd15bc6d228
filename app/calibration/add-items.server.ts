/**
 * Puts items into a round: gold of a delivered batch, pairs of a file, or the contract's own gold. Which of many is
 * decided by a hash of the pair and the round, so that nobody chooses, and the same round gets the same items again.
 */
import { labelOfGold } from "#app/domain/answer-options.ts";
import { MOST_CALIBRATION_ITEMS } from "#app/domain/pass-rule.ts";
import type { GoldAnswer, ItemRecord } from "#app/domain/record.ts";
import { ItemFlag } from "#app/metrics/batch-view.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { placeOf } from "#app/review/records-page.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { countAnswers, insertItems, itemsOfRound, type NewRoundItem, roundById } from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { type CalibrationFile, type FoundRecords, readRecords } from "./read-records.server.ts";
import { recordText } from "./record-text.server.ts";
import { closedRefusal, type Refused, refused } from "./round.server.ts";

export type AddTools = ReviewTools & { vault: Vault };

export interface Added {
  kind: "added";
  added: number;
  withKey: number;
  /** Already in the round, of more or fewer than two responses, or without a readable text. */
  already: number;
  notPairs: number;
  /** Fit, but more than were asked for. */
  leftOver: number;
  rejected: number;
}

/** Keys of the wanted sources: `want` null takes what the rule still lacks. */
export async function addGoldOfBatch(tools: AddTools, roundId: string, batchId: string, want: number | null) {
  const open = await openRound(tools.db, roundId);
  if (open.kind === "refused") return open;
  const batch = await batchById(tools.db, batchId);
  if (batch?.contractId !== open.round.contractId) return refused("batch", "The batch is not one of this contract.");
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return refused("batch", "Nothing was delivered for this week yet.");
  const { items, responses } = await tools.views.of(deliveries);
  const found: Candidate[] = [];
  for (let item = 0; item < items.n; item += 1) {
    if (((items.flags[item] as number) & ItemFlag.GOLD) === 0) continue;
    const { deliveryId, n } = placeOf(deliveries, item);
    const firstKey = responses.key[items.firstResponse[item] as number] as number;
    const pairKey = items.pairKey[item] as number;
    found.push({ pairKey, firstKey, load: () => delivered(tools, deliveries, deliveryId, n) });
  }
  if (found.length === 0)
    return refused(
      "batch",
      "The batch holds no gold items. Take a file with agreed answers, or adjudicate items first.",
    );
  return addChosen(tools, open, found, want, null);
}

export async function addContractGold(tools: AddTools, roundId: string, want: number | null) {
  const open = await openRound(tools.db, roundId);
  if (open.kind === "refused") return open;
  const gold = (await goldOfContract(tools.db, open.round.contractId)).filter(({ retirement }) => retirement === null);
  if (gold.length === 0)
    return refused("", "The contract has no gold of its own yet. Adjudicate contested items of a batch first.");
  const found = gold.map((one): Candidate => {
    const { pairKey, firstKey, deliveryId, item, textSha256, offset, length, externalId, domain, key } = one;
    const place = { origin: "gold" as const, deliveryId, item, textSha256, offset, length };
    return { pairKey, firstKey, load: async () => ({ ...place, externalId, domain, key, responses: 2 }) };
  });
  return addChosen(tools, open, found, want, null);
}

/** @throws UnusableFile when the file cannot be read. */
export async function addFile(
  tools: Pick<AddTools, "db" | "vault" | "now">,
  roundId: string,
  file: CalibrationFile,
  { want, by }: { want: number | null; by: string },
) {
  const open = await openRound(tools.db, roundId);
  if (open.kind === "refused") return open;
  const read = await readRecords(tools.vault, file);
  const found = read.records.map(({ id, offset, length, pairKey, firstKey }): Candidate => {
    const place = { textSha256: read.textSha256, offset, length };
    return { pairKey, firstKey, load: async () => fromFile(id, place, recordText(tools.vault, place)) };
  });
  return addChosen(tools, open, found, want, { read, file, by });
}

interface Candidate {
  pairKey: number;
  firstKey: number;
  load(): Promise<Loaded | null>;
}

type Loaded = Omit<NewRoundItem, "pairKey" | "firstKey" | "keyStrength" | "keyTie"> & { responses: number };

type Open = Extract<Awaited<ReturnType<typeof openRound>>, { kind: "open" }>;

/** Items are fixed with the first answer: everyone takes the same round. */
async function openRound(db: Db, roundId: string) {
  const round = await roundById(db, roundId);
  if (!round) return refused("", "There is no such round.");
  if (round.closure) return closedRefusal(round);
  if ((await countAnswers(db, roundId)) > 0)
    return refused("", "The items stand: the round has answers already. Make another round.");
  return { kind: "open" as const, round, items: await itemsOfRound(db, roundId) };
}

async function addChosen(
  { db, now }: Pick<AddTools, "db" | "now">,
  { round, items }: Open,
  candidates: readonly Candidate[],
  want: number | null,
  source: { read: FoundRecords; file: CalibrationFile; by: string } | null,
): Promise<Added | Refused> {
  const lacking = Math.max(0, round.rule.of - items.filter(({ key }) => key !== null).length);
  const room = Math.min(want ?? lacking, MOST_CALIBRATION_ITEMS - items.length);
  if (room <= 0)
    return refused("want", `The round has the ${round.rule.of} items its rule asks for. Name a number to add more.`);
  const pairs = new Set(items.map(({ pairKey }) => pairKey));
  const ids = new Set(items.map(({ externalId }) => externalId));
  const result: Added = {
    kind: "added",
    added: 0,
    withKey: 0,
    already: 0,
    notPairs: 0,
    leftOver: 0,
    rejected: source?.read.rejected ?? 0,
  };
  const chosen: NewRoundItem[] = [];
  for (const candidate of shuffled(candidates, round.id)) {
    if (pairs.has(candidate.pairKey)) result.already += 1;
    else if (chosen.length >= room) result.leftOver += 1;
    else {
      const loaded = await candidate.load();
      if (loaded?.responses !== 2) result.notPairs += 1;
      else {
        pairs.add(candidate.pairKey);
        chosen.push(keyed(loaded, candidate, ids));
      }
    }
  }
  if (chosen.length === 0) return refused("", nothingSentence(result));
  result.added = chosen.length;
  result.withKey = chosen.filter(({ key }) => key !== null).length;
  const { added, withKey, rejected } = result;
  await insertItems(
    db,
    round.id,
    chosen,
    source && {
      role: "items",
      fileName: source.file.fileName,
      fileSha256: source.read.fileSha256,
      textSha256: source.read.textSha256,
      reader: source.read.reader,
      counts: { rows: source.read.rows, added, withKey, rejected },
      receivedAt: now(),
      receivedBy: source.by,
    },
  );
  return result;
}

function keyed({ responses: _, ...loaded }: Loaded, { pairKey, firstKey }: Candidate, ids: Set<string>): NewRoundItem {
  let externalId = loaded.externalId;
  for (let copy = 2; ids.has(externalId); copy += 1) externalId = `${loaded.externalId}#${copy}`;
  ids.add(externalId);
  const label = loaded.key ? labelOfGold(loaded.key) : null;
  return { ...loaded, externalId, pairKey, firstKey, keyStrength: label?.strength ?? null, keyTie: label?.tie ?? null };
}

async function delivered(
  { db, vault }: AddTools,
  deliveries: readonly { id: number; textSha256: string }[],
  deliveryId: number,
  n: number,
): Promise<Loaded | null> {
  const [row] = await itemsAt(db, [{ deliveryId, n }]);
  const delivery = deliveries.find(({ id }) => id === deliveryId);
  if (!row || !delivery) return null;
  const place = { textSha256: delivery.textSha256, offset: row.offset, length: row.length };
  const record = recordText(vault, place);
  return record && { ...fromRecord(row.externalId, record), ...place, origin: "delivery", deliveryId, item: n };
}

function fromFile(
  id: string,
  place: { textSha256: string; offset: number; length: number },
  record: ItemRecord | null,
): Loaded | null {
  return record && { ...fromRecord(id, record), ...place, origin: "file", deliveryId: null, item: null };
}

function fromRecord(externalId: string, { responses, domain, gold }: ItemRecord) {
  return {
    externalId,
    domain: domain ?? null,
    key: (gold as GoldAnswer | undefined) ?? null,
    responses: responses.length,
  };
}

/** In the order of a hash of pair and round. */
function shuffled(candidates: readonly Candidate[], roundId: string): Candidate[] {
  let seed = 0;
  for (const char of roundId) seed = (Math.imul(seed, 31) + char.charCodeAt(0)) | 0;
  const rank = ({ pairKey }: Candidate) => {
    let h = Math.imul((pairKey | 0) ^ seed, -1640531535) ^ Math.imul(Math.floor(pairKey / 0x100000000), 1597334677);
    h = Math.imul(h ^ (h >>> 15), 2246822507);
    return (h ^ (h >>> 13)) >>> 0;
  };
  return [...candidates].sort((a, b) => rank(a) - rank(b) || a.pairKey - b.pairKey);
}

function nothingSentence({ already, notPairs }: Added): string {
  if (already > 0 && notPairs === 0) return "Every pair found there is in the round already.";
  return "No pair can be taken from there: a calibration item has exactly two responses.";
}
