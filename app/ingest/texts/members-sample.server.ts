/** The text sample of a batch that is made of several deliveries, each with a text store of its own. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { runningSum } from "#app/metrics/columns.ts";
import type { TextSample } from "#app/metrics/metric.ts";
import { has, pathInVault, type Vault } from "#app/vault/vault.server.ts";
import { placeFinder } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { RecordFile } from "./record-file.server.ts";
import { textSample } from "./text-sample.ts";

/** null when a text store is missing from the vault: the metrics say so, the rest is measured. */
export function membersSample(
  db: Db,
  vault: Vault,
  members: readonly { id: number; items: number; textSha256: string }[],
  view: BatchView,
): TextSample | null {
  if (!members.every(({ textSha256 }) => has(vault, textSha256))) return null;
  const files: RecordFile[] = [];
  try {
    const readers = members.map(({ id, textSha256 }) => {
      const file = new RecordFile(pathInVault(vault, textSha256));
      files.push(file);
      const placeOf = placeFinder(db, id);
      return (n: number): ItemRecord => {
        const { offset, length } = placeOf(n);
        return file.record(offset, length);
      };
    });
    const ends = runningSum(Uint32Array.from(members, ({ items }) => items));
    return textSample(view, (item) => {
      const member = members.findIndex((_, m) => item < (ends[m + 1] as number));
      const read = readers[member];
      if (!read) throw new Error(`Item ${item} belongs to no delivery.`);
      return read(item - (ends[member] as number));
    });
  } finally {
    for (const file of files) file.close();
  }
}
