import { type Command, textOption, UnusableCall } from "../command.ts";

export const vendorAdd: Command = {
  name: "vendor add",
  operands: "NAME",
  about: "Add a vendor; a new one can also be named in a contract file.",
  options: [
    { name: "notes", value: "TEXT", about: "What the next person should know." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay vendor add 'Larkfield Annotation'",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { addVendor } = await import("#app/vendors/add-vendor.server.ts");
    const [name, more] = call.words;
    if (name === undefined || more !== undefined)
      throw new UnusableCall("Name one vendor, in quotes where the name has spaces.");
    const store = await openStore(call.settings.dataFolder);
    try {
      const form = { name, notes: textOption(call, "notes") ?? "" };
      const added = await addVendor({ db: store.db, now: () => call.now }, form);
      if (!added.ok) throw new UnusableCall(Object.values(added.errors).join(" "), "`assay vendor list` lists them.");
      if (call.options.json) call.out(JSON.stringify({ vendor: added.id, name: name.trim() }, null, 2));
      else call.out(`${name.trim()} is added.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
