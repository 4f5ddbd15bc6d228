import { countOf } from "#app/domain/figure.ts";
import type { Command } from "../command.ts";

export const vendorList: Command = {
  name: "vendor list",
  operands: "",
  about: "List the vendors with their contracts and open incidents.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay vendor list",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { listVendors } = await import("#db/contracts.server.ts");
    const { incidentsOf } = await import("#db/vendor-incidents.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const incidents = (await incidentsOf(store.db, null)).filter(({ state }) => state === "open");
      const vendors = (await listVendors(store.db)).map(({ id, name, contracts }) => {
        const openIncidents = incidents.filter(({ vendorId }) => vendorId === id).length;
        return { id, name, contracts, openIncidents };
      });
      if (call.options.json) call.out(JSON.stringify({ vendors }, null, 2));
      else if (vendors.length === 0) call.out("There is no vendor yet. `assay vendor add NAME` adds one.");
      else
        call.out(
          vendors
            .map(
              ({ name, contracts, openIncidents }) =>
                `${name}  ${countOf(contracts, "contract")}  ${openIncidents === 0 ? "no" : openIncidents} open ${openIncidents === 1 ? "incident" : "incidents"}`,
            )
            .join("\n"),
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
