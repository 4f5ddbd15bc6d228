/** The texts of a stored delivery, read where they are asked for. */
import { pathInVault, type Vault } from "#app/vault/vault.server.ts";
import { bandReader, placeFinder, storedKeys } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import type { LoadedTexts } from "./loaded-texts.ts";
import { RecordFile } from "./record-file.server.ts";

/** @throws when the vault has no such text store */
export function storedTexts(
  db: Db,
  vault: Vault,
  { id, textSha256 }: { id: number; textSha256: string },
): { texts: LoadedTexts; close(): void } {
  const file = new RecordFile(pathInVault(vault, textSha256));
  const placeOf = placeFinder(db, id);
  return {
    texts: {
      promptKey: storedKeys(db, id, "items.promptKey"),
      pairKey: storedKeys(db, id, "items.pairKey"),
      band: bandReader(db, id),
      record: (item) => {
        const { offset, length } = placeOf(item);
        return file.record(offset, length);
      },
    },
    close: () => file.close(),
  };
}
