/** Whether everything that was kept is still what it was. Changes nothing. */
import { databasePath } from "#db/client.server.ts";
import { isUnanswered, openForReading } from "#db/snapshot.server.ts";
import type { Check, Checked, Found } from "./checks/check.server.ts";
import { CHECKS } from "./checks/index.server.ts";

export interface DataVerified {
  /** One sentence for each thing that is wrong. */
  faults: string[];
  /** What was looked at. */
  checks: string[];
  /** Files of the vault whose bytes were read and compared with their name. */
  files: number;
  bytes: number;
  /** Files that no row refers to: not a fault, the next start removes them. */
  unreferenced: number;
  /** Files that are gone on purpose and on record as such, by why. */
  gone: Record<"erasure" | "retention", number>;
}

const NONE = { erasure: 0, retention: 0 };

/** @throws when the folder holds no database. */
export async function verifyData(dataFolder: string, progress: Checked["progress"] = () => {}): Promise<DataVerified> {
  const db = openForReading(databasePath(dataFolder));
  const verified: DataVerified = { faults: [], checks: [], files: 0, bytes: 0, unreferenced: 0, gone: NONE };
  try {
    for (const check of CHECKS) {
      const { faults, files, gone } = await answered(check, { db, dataFolder, progress });
      verified.checks.push(check.name);
      verified.faults.push(...faults);
      if (gone) verified.gone = gone;
      if (files) Object.assign(verified, { files: files.read, bytes: files.bytes, unreferenced: files.unreferenced });
      if (check.decisive && faults.length > 0) break;
    }
    return verified;
  } finally {
    db.$client.close();
  }
}

/** A table that is not there is a fault that has its sentence; what depends on it goes unanswered and says so. */
async function answered(check: Check, data: Checked): Promise<Found> {
  try {
    return await check.run(data);
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return { faults: [`The check of the ${check.name} could not be made: ${error.message}.`] };
  }
}
