/** What is on record as deleted under retention is gone, file and fingerprint, and nothing went without being on record. */
import { deletedWithFingerprints } from "#db/retention.server.ts";
import { deletionsWithoutTombstone } from "#db/retention-files.server.ts";
import type { Check } from "./check.server.ts";

export const retention: Check = {
  name: "retention",
  async run({ db }) {
    const unnamed = await deletionsWithoutTombstone(db);
    const left = await deletedWithFingerprints(db);
    return {
      faults: [
        ...unnamed.map(
          ({ id, sha256 }) =>
            `Delivery ${id} is on record as deleted, and nothing says where its file went: ${sha256}.`,
        ),
        ...left.map(
          (id) => `Delivery ${id} is on record as deleted, and its fingerprints are here; the next start removes them.`,
        ),
      ],
    };
  },
};
