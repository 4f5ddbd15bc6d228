/** What was given up stays gone, and what an erasure left of the evidence is still what it left. */
import { erasedRowsNow } from "#db/erased-rows.server.ts";
import { listErasures, listTombstones } from "#db/keeping.server.ts";
import type { Check } from "./check.server.ts";
import { isInVault } from "./files.server.ts";

export const erasures: Check = {
  name: "erasures and retention",
  async run({ db, dataFolder }) {
    const tombstones = await listTombstones(db);
    const back = tombstones.filter(({ sha256 }) => isInVault(dataFolder, sha256));
    const gone = { erasure: 0, retention: 0 };
    for (const { kind } of tombstones) gone[kind] += 1;
    const altered = erasedRowsNow(db, await listErasures(db)).filter(({ isAsLeft }) => !isAsLeft);
    return {
      gone,
      faults: [
        ...back.map(
          ({ whose, sha256 }) =>
            `The vault holds a file of ${whose} that it was made to give up: ${sha256}. The next start removes it.`,
        ),
        ...altered.map(({ table, key, id }) => `Row ${key} of ${table} is not what erasure ${id} left of it.`),
      ],
    };
  },
};
