import { readFileSync } from "node:fs";
import { countOf } from "#app/domain/figure.ts";
import { type Command, requiredOption, UnusableCall } from "../command.ts";
import { fileOperand } from "../file-operand.ts";

export const attributes: Command = {
  name: "attributes",
  operands: "FILE",
  about: "Import attributes of a vendor's annotators, in the place of those known.",
  options: [
    { name: "vendor", value: "NAME", about: "Vendor, by name.", required: true },
    { name: "dry-run", about: "Say what would change; change nothing." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay attributes annotators.csv --vendor 'Larkfield Annotation' --dry-run",
  async run(call) {
    const file = fileOperand(call, "Name one file of attributes.", "assay attributes FILE --vendor NAME");
    const name = requiredOption(call, "vendor");
    const { openStore } = await import("../store.ts");
    const { vendorByName } = await import("#db/contracts.server.ts");
    const { planAttributes, storeAttributes } = await import("#app/ingest/population/import-attributes.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const vendor = await vendorByName(store.db, name);
      if (!vendor)
        throw new UnusableCall("There is no vendor of this name.", "`assay status` lists contracts and vendors.");
      const plan = await planAttributes(store.db, vendor.id, readFileSync(file));
      if (plan.kind === "refused") {
        const faults = plan.faults.map(({ line, field, hint }) => `  line ${line}, ${field}: ${hint}`).join("\n");
        throw new UnusableCall("The file was refused; nothing was stored.", faults);
      }
      const stored = call.options["dry-run"] !== true;
      if (stored) await storeAttributes(store.db, vendor.id, plan, call.settings.user, call.now);
      const { rows, kind: _, ...counts } = plan;
      if (call.options.json) call.out(JSON.stringify({ stored, values: rows.length, ...counts }, null, 2));
      else {
        const { annotators, replaced } = counts;
        const now = `${countOf(rows.length, "value")} of ${countOf(annotators, "annotator")}`;
        const before = `${countOf(replaced.values, "value")} of ${countOf(replaced.annotators, "annotator")}`;
        call.out(stored ? `${now} stored; ${before} replaced.` : `${now} would replace ${before}. Nothing was stored.`);
      }
      return 0;
    } finally {
      store.close();
    }
  },
};
