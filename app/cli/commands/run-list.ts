import { countOf } from "#app/domain/figure.ts";
import type { Command } from "../command.ts";

export const runList: Command = {
  name: "run list",
  operands: "",
  about: "List the training runs with their mean scores, newest first.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay run list",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { runLines } = await import("#app/loop/run-lines.server.ts");
    const { trainedOn } = await import("#app/loop/run-words.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const runs = await runLines(store.db);
      if (call.options.json) call.out(JSON.stringify({ runs }, null, 2));
      else if (runs.length === 0) call.out("No training run yet. `assay run create` notes one.");
      else
        for (const { name, noted, release, withdrawn, evaluations, ...run } of runs) {
          const scores = evaluations.map(
            (one) => `${one.evaluation} ${one.mean.toFixed(3)} (${countOf(one.seeds, "seed")})`,
          );
          const words = [trainedOn(run), release, withdrawn === null ? null : "withdrawn", ...scores];
          call.out(`${noted.slice(0, 10)}  ${name}  ${words.filter((word) => word !== null).join("; ")}`);
        }
      return 0;
    } finally {
      store.close();
    }
  },
};
