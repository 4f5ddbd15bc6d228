/** The vault: every file that a row needs is there, and every file has the bytes of its name. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hashFile } from "#app/vault/vault.server.ts";
import { fileReferences } from "#db/file-references.server.ts";
import type { Check } from "./check.server.ts";

export const files: Check = {
  name: "files of the vault",
  async run({ db, dataFolder, progress }) {
    const wanted = new Map((await fileReferences(db)).map(({ sha256, of }) => [sha256, of]));
    const here = filesIn(join(dataFolder, "vault"));
    const names = new Set(here.map(({ name }) => name));
    const faults = [...wanted]
      .filter(([sha256]) => !names.has(sha256))
      .map(([sha256, of]) => `The vault lacks the file of ${of}: ${sha256}.`);
    const counted = { read: 0, bytes: 0, unreferenced: 0 };
    for (const { name, path } of here) {
      const { sha256, bytes } = await hashFile(path);
      counted.read += 1;
      counted.bytes += bytes;
      if (!wanted.has(name)) counted.unreferenced += 1;
      if (sha256 !== name)
        faults.push(`${wanted.has(name) ? `The file of ${wanted.get(name)}` : "A file"} was altered: ${name}.`);
      progress(counted.read, counted.bytes);
    }
    return { faults, files: counted };
  },
};

export function isInVault(dataFolder: string, sha256: string): boolean {
  return existsSync(join(dataFolder, "vault", sha256.slice(0, 2), sha256));
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
