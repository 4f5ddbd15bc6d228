/** The protected sets in force, as the index that prompts are held against. */
import { has, pathInVault, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { tombstoneOf, whyGone } from "#db/keeping.server.ts";
import { listProtectedSets } from "#db/protected-sets.server.ts";
import { UnusableFile } from "../formats/format.ts";
import { type ProtectedIndex, type ProtectedTexts, protectedIndex } from "./protected-index.ts";
import { readProtectedSet } from "./read-protected-set.server.ts";

const REMOVE = "Remove the set, or protect another file in its place.";

/** null when there are none. @throws UnusableFile when the bytes of one were given up: nothing is held against it then */
export async function protectionOf(db: Db, vault: Vault): Promise<ProtectedIndex | null> {
  const sets: ProtectedTexts[] = [];
  for (const { id, name, version, fileSha256, field } of await listProtectedSets(db)) {
    const gone = has(vault, fileSha256) ? undefined : await tombstoneOf(db, fileSha256);
    if (gone)
      throw new UnusableFile("type", `The protected set ${name} ${version} is not there. ${whyGone(gone)}`, REMOVE);
    const { texts } = await readProtectedSet(pathInVault(vault, fileSha256), field);
    sets.push({ id, name: `${name} ${version}`, texts });
  }
  return sets.length === 0 ? null : protectedIndex(sets);
}

/** Files that stand for themselves, as on the command line. @throws UnusableFile when one cannot be read. */
export async function protectionOfFiles(files: readonly { path: string; name: string }[]): Promise<ProtectedIndex> {
  const sets: ProtectedTexts[] = [];
  for (const { path, name } of files) {
    const { texts } = await readProtectedSet(path, null);
    sets.push({ id: String(sets.length), name, texts });
  }
  return protectedIndex(sets);
}
