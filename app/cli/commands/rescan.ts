import { countOf } from "#app/domain/figure.ts";
import { type Command, integerOption, requiredOption, textOption } from "../command.ts";

export const rescan: Command = {
  name: "rescan",
  operands: "",
  about: "Hold deliveries that are here already against the protected sets, and measure them anew.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "One week only; all weeks when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay rescan --contract 'General helpfulness, autumn'",
  async run(call) {
    const name = requiredOption(call, "contract");
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { rescan: compare } = await import("#app/ingest/contamination/rescan.server.ts");
    const { activeDeliveries } = await import("#db/deliveries.server.ts");
    const { batchesOf } = await import("#db/contracts.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, name);
      const batches = textOption(call, "week")
        ? [await batchNamed(store.db, contract, integerOption(call, "week"))]
        : await batchesOf(store.db, contract.id);
      const deliveries = [];
      for (const batch of batches) deliveries.push(...(await activeDeliveries(store.db, batch.id)));
      const hooks = { progress: () => {}, cancelled: () => false };
      const done = await compare(store.db, store.vault, deliveries, call.now, hooks);
      if (call.options.json) call.out(JSON.stringify({ deliveries: deliveries.length, ...done }, null, 2));
      else if (done)
        call.out(
          `${countOf(done.items, "item")} compared with ${countOf(done.sets, "protected set")}: ${countOf(done.found, "match", "matches")}.`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
