/** Whether everything that was kept is still what it was: every page, row, trigger and byte. Changes nothing. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hashFile } from "#app/vault/vault.server.ts";
import { databasePath } from "#db/client.server.ts";
import { fileReferences } from "#db/file-references.server.ts";
import { databaseFaults, openForReading } from "#db/snapshot.server.ts";

export interface DataVerified {
  /** One sentence for each thing that is wrong. */
  faults: string[];
  /** Files of the vault whose bytes were read and compared with their name. */
  files: number;
  bytes: number;
  /** Files that no row refers to: not a fault, the next start removes them. */
  unreferenced: number;
}

/** @throws when the folder holds no database. */
export async function verifyData(
  dataFolder: string,
  progress: (files: number, bytes: number) => void = () => {},
): Promise<DataVerified> {
  const db = openForReading(databasePath(dataFolder));
  try {
    const faults = databaseFaults(db);
    const wanted = new Map<string, string>();
    if (faults.length === 0) for (const { sha256, of } of await fileReferences(db)) wanted.set(sha256, of);
    const verified: DataVerified = { faults, files: 0, bytes: 0, unreferenced: 0 };
    const here = filesIn(join(dataFolder, "vault"));
    const names = new Set(here.map(({ name }) => name));
    for (const [sha256, of] of wanted)
      if (!names.has(sha256)) faults.push(`The vault lacks the file of ${of}: ${sha256}.`);
    for (const { name, path } of here) {
      const { sha256, bytes } = await hashFile(path);
      verified.files += 1;
      verified.bytes += bytes;
      if (!wanted.has(name)) verified.unreferenced += 1;
      if (sha256 !== name)
        faults.push(`${wanted.has(name) ? `The file of ${wanted.get(name)}` : "A file"} was altered: ${name}.`);
      progress(verified.files, verified.bytes);
    }
    return verified;
  } finally {
    db.$client.close();
  }
}

/** The kept files of a vault, without those on their way in. */
function filesIn(vault: string): { name: string; path: string }[] {
  if (!existsSync(vault)) return [];
  return readdirSync(vault)
    .filter((folder) => folder !== "incoming")
    .sort()
    .flatMap((folder) =>
      readdirSync(join(vault, folder))
        .sort()
        .map((name) => ({ name, path: join(vault, folder, name) })),
    );
}
