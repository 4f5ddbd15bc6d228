/** Attributes of annotators and targets for them: kept apart, read by the coverage of the population alone. */
import { and, asc, eq } from "drizzle-orm";
import { note } from "./audit-events.server.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { annotatorAttributes, populationTargets } from "./schema.ts";

export interface AnnotatorAttribute {
  pseudonym: string;
  attribute: string;
  value: string;
}

export interface PopulationTarget {
  attribute: string;
  value: string;
  share: number;
}

export async function attributesOfVendor(
  db: Db,
  vendorId: string,
): Promise<(AnnotatorAttribute & { importedAt: number; importedBy: string; fileSha256: string })[]> {
  return db
    .select()
    .from(annotatorAttributes)
    .where(eq(annotatorAttributes.vendorId, vendorId))
    .orderBy(asc(annotatorAttributes.attribute), asc(annotatorAttributes.pseudonym))
    .all();
}

/** In the place of everything known of the vendor's annotators. */
export async function replaceAttributes(
  db: Db,
  vendorId: string,
  rows: readonly AnnotatorAttribute[],
  source: { importedAt: number; importedBy: string; fileSha256: string },
): Promise<void> {
  overwriteErased(db);
  inTransaction(db, () => {
    db.delete(annotatorAttributes).where(eq(annotatorAttributes.vendorId, vendorId)).run();
    for (const { pseudonym, attribute, value } of rows)
      db.insert(annotatorAttributes)
        .values({ vendorId, pseudonym, attribute, value, ...source })
        .run();
    note(db.$client, { what: "imported", subject: `annotator_attributes/${vendorId}`, after: { rows: rows.length } });
  });
}

/** Of one annotator, or of all; returns how many values were erased. */
export async function eraseAttributes(db: Db, vendorId: string, pseudonym?: string): Promise<number> {
  overwriteErased(db);
  const ofVendor = eq(annotatorAttributes.vendorId, vendorId);
  const which = pseudonym === undefined ? ofVendor : and(ofVendor, eq(annotatorAttributes.pseudonym, pseudonym));
  return inTransaction(db, () => {
    const values = db.delete(annotatorAttributes).where(which).run().changes;
    // Of whom stays out: the log keeps what it is told.
    const after = { values, of: pseudonym === undefined ? "every annotator" : "one annotator" };
    if (values > 0) note(db.$client, { what: "erased", subject: `annotator_attributes/${vendorId}`, after });
    return values;
  });
}

export async function targetsOfContract(db: Db, contractId: string): Promise<PopulationTarget[]> {
  const { attribute, value, share } = populationTargets;
  return db
    .select({ attribute, value, share })
    .from(populationTargets)
    .where(eq(populationTargets.contractId, contractId))
    .orderBy(asc(attribute), asc(value))
    .all();
}

export async function replaceTargets(db: Db, contractId: string, targets: readonly PopulationTarget[]): Promise<void> {
  inTransaction(db, () => {
    db.delete(populationTargets).where(eq(populationTargets.contractId, contractId)).run();
    for (const target of targets)
      db.insert(populationTargets)
        .values({ contractId, ...target })
        .run();
  });
}

/** What SQLite deletes it would otherwise leave legible in the file. */
function overwriteErased(db: Db): void {
  db.$client.pragma("secure_delete = ON");
}
