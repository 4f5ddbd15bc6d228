/**
 * Which of the pairs that a source offers become items of a round: as many as the rule asks for, by a hash of the pair and
 * the round, so that nobody chooses, and the same round gets the same items again.
 */
import { labelOfGold } from "#app/domain/answer-options.ts";
import { MOST_CALIBRATION_ITEMS } from "#app/domain/pass-rule.ts";
import { countAnswers, insertItems, itemsOfRound, type NewRoundItem, roundById } from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import type { CalibrationFile, FoundRecords } from "./read-records.server.ts";
import { closedRefusal, type Refused, refused } from "./round.server.ts";

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
  /** The first row that could not be read: line, field and what is wrong; null where all could. */
  firstFault: string | null;
}

export interface Candidate {
  pairKey: number;
  firstKey: number;
  load(): Promise<Loaded | null>;
}

export type Loaded = Omit<NewRoundItem, "pairKey" | "firstKey" | "keyStrength" | "keyTie"> & { responses: number };

export type Open = Extract<Awaited<ReturnType<typeof openRound>>, { kind: "open" }>;

/** Items are fixed with the first answer: everyone takes the same round. */
export async function openRound(db: Db, roundId: string) {
  const round = await roundById(db, roundId);
  if (!round) return refused("", "There is no such round.");
  if (round.closure) return closedRefusal(round);
  if ((await countAnswers(db, roundId)) > 0)
    return refused("", "The items stand: the round has answers already. Make another round.");
  return { kind: "open" as const, round, items: await itemsOfRound(db, roundId) };
}

export async function addChosen(
  { db, now }: { db: Db; now(): number },
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
    firstFault: source?.read.firstFault ?? null,
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
