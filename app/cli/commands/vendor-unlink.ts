import { type Command, UnusableCall } from "../command.ts";

export const vendorUnlink: Command = {
  name: "vendor unlink",
  operands: "ID",
  about: "End a link of a vendor at once.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay vendor unlink 0f9b4a52-63c1-4d7e-8f20-9a1b2c3d4e5f",
  async run(call) {
    const [id, more] = call.words;
    if (id === undefined || more !== undefined) throw new UnusableCall("Name one link by its id.");
    const { openStore } = await import("../store.ts");
    const { revokeVendorLink } = await import("#db/vendor-links.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      if (!(await revokeVendorLink(store.db, id, call.now)))
        throw new UnusableCall("There is no such link, or it was revoked before.", "`assay vendor links` lists them.");
      if (call.options.json) call.out(JSON.stringify({ revoked: id }, null, 2));
      else call.out("Revoked.");
      return 0;
    } finally {
      store.close();
    }
  },
};
