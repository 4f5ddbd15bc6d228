import { countOf } from "#app/domain/figure.ts";
import type { Command } from "../command.ts";

export const retentionList: Command = {
  name: "retention list",
  operands: "",
  about: "Contracts with a retention and those that ended without one, what is due first.",
  options: [
    { name: "due", about: "Only what is due for deletion; exit code 1 when there is any." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay retention list --due",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { retentionsShown } = await import("#app/keeping/retention/standing.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const all = await retentionsShown(store.db, call.now);
      const shown = call.options.due ? all.filter(({ state }) => state === "due") : all;
      if (call.options.json) call.out(JSON.stringify(shown, null, 2));
      else
        for (const { vendor, title, state, says, dueAt, records } of shown) {
          const due = dueAt === null ? "" : `, due ${new Date(dueAt).toISOString().slice(0, 10)}`;
          call.out(`${vendor} · ${title}: ${state}; ${says}${due}; ${countOf(records, "record")} here`);
        }
      return call.options.due && shown.length > 0 ? 1 : 0;
    } finally {
      store.close();
    }
  },
};
