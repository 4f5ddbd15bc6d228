import type { Command } from "../command.ts";

export const vendorLinks: Command = {
  name: "vendor links",
  operands: "NAME",
  about: "List the links of a vendor: for whom, what they show, until when, when they were last opened.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay vendor links 'Larkfield Annotation'",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { vendorOfCall } = await import("../vendor-of-call.ts");
    const { vendorLinksShown } = await import("#app/people/vendor-link.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const vendor = await vendorOfCall(store.db, call);
      const links = await vendorLinksShown({ db: store.db, now: () => call.now }, vendor.id);
      const day = (at: number | null) => (at === null ? "never" : new Date(at).toISOString().slice(0, 10));
      if (call.options.json) call.out(JSON.stringify({ links }, null, 2));
      else if (links.length === 0) call.out("No link yet. `assay vendor link` makes one.");
      else
        call.out(
          links
            .map(
              ({ id, note, state, expiresAt, seenAt, contracts }) =>
                `${id}  ${note}  ${state}, until ${day(expiresAt)}, opened ${day(seenAt)}  ${contracts.join(", ") || "every contract"}`,
            )
            .join("\n"),
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
