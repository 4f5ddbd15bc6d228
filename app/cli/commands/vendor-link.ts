import { type Command, textOption, UnusableCall } from "../command.ts";
import { addressOf } from "../user-of-call.ts";

export const vendorLink: Command = {
  name: "vendor link",
  operands: "NAME",
  about: "Make a link with which a vendor reads its own batches and reports without an account, and print it, once.",
  options: [
    { name: "note", value: "TEXT", about: "For whom it is.", required: true },
    { name: "days", value: "N", about: "How long it opens, at most 366 days; 30 when left out." },
    {
      name: "contract",
      value: "ID",
      about: "Only this contract, by id or title, may be repeated; left out, every contract with the vendor.",
      multiple: true,
    },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay vendor link 'Larkfield Annotation' --note 'Their project lead' --days 60",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { vendorOfCall } = await import("../vendor-of-call.ts");
    const { makeVendorLink, USUAL_LINK_DAYS } = await import("#app/people/vendor-link.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const vendor = await vendorOfCall(store.db, call);
      const names = Array.isArray(call.options.contract) ? call.options.contract : [];
      const contracts: string[] = [];
      for (const name of names) contracts.push((await contractNamed(store.db, name)).id);
      const given = { note: textOption(call, "note"), days: textOption(call, "days") ?? USUAL_LINK_DAYS, contracts };
      const tools = { db: store.db, now: () => call.now };
      const made = await makeVendorLink(tools, vendor.id, given, call.settings.user);
      if (!made.ok) throw new UnusableCall(Object.values(made.errors).join(" "));
      const [address, until] = [addressOf(call.settings, made.path), new Date(made.expiresAt).toISOString()];
      if (call.options.json) call.out(JSON.stringify({ id: made.id, address, expires: until }, null, 2));
      else call.out(address);
      if (!call.options.json) call.say(`Link ${made.id}, until ${until.slice(0, 10)}. It is not shown again.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
