/** What an erasure has to look at: the texts of a vendor, and who else uses them. */
import { and, eq, inArray, notInArray, or, sql } from "drizzle-orm";
import { storedAnnotators } from "./batch-views.server.ts";
import type { Db } from "./client.server.ts";
import type { Dictionary } from "./deliveries.server.ts";
import { filesGivenUp } from "./keeping.server.ts";
import {
  annotatorAttributes,
  annotators,
  batches,
  calibrationAnswers,
  calibrationFiles,
  calibrationRounds,
  contracts,
  deliveries,
} from "./schema.ts";

export interface VendorText {
  /** null: a file of a calibration round, whose lines are kept as they are, each of them. */
  deliveryId: number | null;
  fileSha256: string;
  textSha256: string;
  annotators: readonly string[];
  /** Whose it is, for a person. */
  of: string;
}

/** In a delivery, in a calibration round, or in what the vendor said of its people. */
export async function isKnownAnnotator(db: Db, vendorId: string, pseudonym: string): Promise<boolean> {
  const ofVendor = db.select({ id: contracts.id }).from(contracts).where(eq(contracts.vendorId, vendorId));
  const rounds = db.select({ id: calibrationRounds.id }).from(calibrationRounds);
  const found = [
    db
      .select({ one: sql`1` })
      .from(annotators)
      .where(and(eq(annotators.vendorId, vendorId), eq(annotators.pseudonym, pseudonym)))
      .get(),
    db
      .select({ one: sql`1` })
      .from(annotatorAttributes)
      .where(and(eq(annotatorAttributes.vendorId, vendorId), eq(annotatorAttributes.pseudonym, pseudonym)))
      .get(),
    db
      .select({ one: sql`1` })
      .from(calibrationAnswers)
      .where(
        and(
          eq(calibrationAnswers.annotator, pseudonym),
          inArray(calibrationAnswers.roundId, rounds.where(inArray(calibrationRounds.contractId, ofVendor))),
        ),
      )
      .get(),
  ];
  return found.some((row) => row !== undefined);
}

/** Of deliveries that are in, and of calibration rounds; what the vault gave up already is not looked at again. */
export async function textsOfVendor(db: Db, vendorId: string): Promise<{ contractIds: string[]; texts: VendorText[] }> {
  const own = db.select({ id: contracts.id }).from(contracts).where(eq(contracts.vendorId, vendorId)).all();
  const contractIds = own.map(({ id }) => id);
  const gone = await filesGivenUp(db);
  const delivered = db
    .select({ row: deliveries })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(
      and(
        inArray(batches.contractId, contractIds),
        notInArray(deliveries.id, sql`(SELECT delivery_id FROM retention_deliveries)`),
      ),
    )
    .all();
  const ofRounds = db
    .select({ row: calibrationFiles, number: calibrationRounds.number })
    .from(calibrationFiles)
    .innerJoin(calibrationRounds, eq(calibrationRounds.id, calibrationFiles.roundId))
    .where(
      and(
        inArray(calibrationRounds.contractId, contractIds),
        notInArray(calibrationRounds.id, sql`(SELECT round_id FROM retention_rounds)`),
      ),
    )
    .all();
  const texts: VendorText[] = [
    ...delivered.map(({ row: { id, fileSha256, textSha256, fileName, dictionary } }) => ({
      ...{ deliveryId: id, fileSha256, textSha256, of: `delivery ${id} (${fileName})` },
      annotators: (dictionary as { annotators?: string[] } | null)?.annotators ?? [],
    })),
    ...ofRounds.map(({ row: { fileSha256, textSha256, fileName }, number }) => ({
      ...{ deliveryId: null, fileSha256, textSha256, annotators: [] },
      of: `calibration round ${number} (${fileName})`,
    })),
  ];
  return { contractIds, texts: texts.filter(({ textSha256 }) => !gone.has(textSha256)) };
}

/** Files among these that somebody else's delivery is too: they stay in the vault. */
export async function otherUsersOf(db: Db, texts: readonly VendorText[]): Promise<Set<string>> {
  const ids = texts.flatMap(({ deliveryId }) => deliveryId ?? []);
  const hashes = texts.flatMap(({ fileSha256, textSha256 }) => [fileSha256, textSha256]);
  const rows = db
    .select({ file: deliveries.fileSha256, text: deliveries.textSha256 })
    .from(deliveries)
    .where(
      and(
        notInArray(deliveries.id, ids),
        notInArray(deliveries.id, sql`(SELECT delivery_id FROM retention_deliveries)`),
        or(inArray(deliveries.fileSha256, hashes), inArray(deliveries.textSha256, hashes)),
      ),
    )
    .all();
  return new Set(rows.flatMap(({ file, text }) => [file, text]));
}

export interface ErasureFacts {
  judgments: number;
  /** Whose files are written anew. */
  deliveries: number;
  attributes: number;
  /** In calibration rounds. */
  answers: number;
}

/** What is known to hold the pseudonym, before anything is searched. */
export async function erasureFacts(db: Db, vendorId: string, pseudonym: string): Promise<ErasureFacts> {
  const elsewhere = db.get<Pick<ErasureFacts, "attributes" | "answers">>(sql`
    WITH own AS (SELECT id FROM contracts WHERE vendor_id = ${vendorId})
    SELECT (SELECT count(*) FROM annotator_attributes WHERE vendor_id = ${vendorId} AND pseudonym = ${pseudonym}) AS attributes,
      (SELECT count(*) FROM calibration_answers a JOIN calibration_rounds r ON r.id = a.round_id
        WHERE r.contract_id IN own AND a.annotator = ${pseudonym}) AS answers`);
  const judged = judgmentsByDelivery(db, vendorId, pseudonym);
  return { judgments: judged.reduce((sum, one) => sum + one, 0), deliveries: judged.length, ...elsewhere };
}

/** Of each delivery with judgments of the pseudonym, in whatever state, their number of rows. */
function judgmentsByDelivery(db: Db, vendorId: string, pseudonym: string): number[] {
  const delivered = db
    .select({ id: deliveries.id, dictionary: deliveries.dictionary })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(eq(contracts.vendorId, vendorId))
    .all();
  return delivered.flatMap(({ id, dictionary }) => {
    const place = (dictionary as Dictionary | null)?.annotators.indexOf(pseudonym) ?? -1;
    const rows = place < 0 ? 0 : storedAnnotators(db, id).reduce((sum, one) => sum + Number(one === place), 0);
    return rows > 0 ? [rows] : [];
  });
}

export function batchOfDelivery(db: Db, id: number): string | undefined {
  return db.select({ batchId: deliveries.batchId }).from(deliveries).where(eq(deliveries.id, id)).get()?.batchId;
}
