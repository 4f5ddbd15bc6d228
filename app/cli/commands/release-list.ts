import type { Command } from "../command.ts";

export const releaseList: Command = {
  name: "release list",
  operands: "",
  about: "List the releases, newest first.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay release list",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { listReleases } = await import("#db/releases.server.ts");
    const { manifestSchema } = await import("#app/release/manifest.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const releases = (await listReleases(store.db)).map(({ id, name, createdAt, createdBy, manifest }) => {
        const { batches, counts, files } = manifestSchema.parse(manifest);
        const { pairs, effectivePairs } = counts;
        const created = new Date(createdAt).toISOString();
        return { release: id, name, created, createdBy, batches: batches.length, pairs, effectivePairs, files };
      });
      if (call.options.json) call.out(JSON.stringify({ releases }, null, 2));
      else if (releases.length === 0) call.out("No releases yet. `assay release create` makes one of decided weeks.");
      else
        call.out(
          releases
            .map((one) => `${one.release}  ${one.created.slice(0, 10)}  ${one.pairs} pairs  ${one.name}`)
            .join("\n"),
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
