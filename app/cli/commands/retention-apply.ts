import { bytesText } from "#app/domain/byte-size.ts";
import { countOf } from "#app/domain/figure.ts";
import { type Command, requiredOption, UnusableCall } from "../command.ts";

export const retentionApply: Command = {
  name: "retention apply",
  operands: "",
  about: "Delete what is due of a contract: files and texts; decisions, metrics, hashes and manifests stay.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    {
      name: "reason",
      value: "TEXT",
      about: "Why; it stands wherever somebody looks for what is gone.",
      required: true,
    },
    { name: "although-pointed", about: "Also when a pointer names a release that can then no longer be written." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay retention apply --contract 'Autumn pilot' --reason 'Clause 11.2, 90 days are over'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { deleteUnderRetention, DeletionRefused } = await import("#app/keeping/retention/apply.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const request = {
        ...{ contractId: contract.id, seen: null, acknowledged: call.options["although-pointed"] === true },
        ...{ reason: requiredOption(call, "reason"), by: call.settings.user, now: call.now },
      };
      const done = await deleteUnderRetention(store, request, (files, all) => {
        if (files === all || files % 100 === 0) call.say(`${files} of ${all}`);
      }).catch((error: unknown) => {
        throw error instanceof DeletionRefused ? new UnusableCall(error.message) : error;
      });
      const { counts, releases } = done;
      if (call.options.json) call.out(JSON.stringify(done, null, 2));
      else
        call.out(
          `Deleted: ${countOf(counts.files, "file")}, ${bytesText(counts.bytes)}, of ${countOf(counts.deliveries, "delivery", "deliveries")}. ${countOf(releases.length, "release")} can no longer be written.`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
