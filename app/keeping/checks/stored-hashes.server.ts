/** Hashes that rows hold of other rows. */
import { createHash } from "node:crypto";
import { everyCloseOut } from "#db/close-outs.server.ts";
import { filesOfNoDelivery } from "#db/releases.server.ts";
import type { Check } from "./check.server.ts";

export const closeOuts: Check = {
  name: "close-outs",
  async run({ db }) {
    const faults: string[] = [];
    for (const { contractId, version, content, sha256 } of await everyCloseOut(db))
      if (createHash("sha256").update(content).digest("hex") !== sha256)
        faults.push(`Version ${version} of the close-out of contract ${contractId} is not what was hashed.`);
    return { faults };
  },
};

/** The files a release was made of are those that its decisions were about. What it writes is proved by `release verify`. */
export const releases: Check = {
  name: "releases",
  async run({ db }) {
    const foreign = await filesOfNoDelivery(db);
    return {
      faults: foreign.map(
        ({ name, sha256 }) => `The release ${name} says it was made of a file that no delivery is: ${sha256}.`,
      ),
    };
  },
};
