import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const retentionSet: Command = {
  name: "retention set",
  operands: "",
  about: "Say for how long what a contract delivered is kept after its end, or that it is kept.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "days", value: "N", about: "Days after the end of the contract." },
    { name: "keep", about: "Keep it until somebody says otherwise." },
    { name: "reason", value: "TEXT", about: "Why.", required: true },
  ],
  example: "assay retention set --contract 'Autumn pilot' --days 90 --reason 'Clause 11.2'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { setRetention } = await import("#app/keeping/retention/retention-form.server.ts");
    const days = textOption(call, "days");
    if ((days === undefined) === !call.options.keep)
      throw new UnusableCall("Say either --days N or --keep.", "assay retention set --contract ID --days 90");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const form = { days: days ?? "", reason: requiredOption(call, "reason"), by: call.settings.user };
      const sent = await setRetention({ db: store.db, now: () => call.now }, contract.id, form);
      if (!sent.ok) throw new UnusableCall("The retention was not set.", Object.values(sent.errors).join("\n"));
      call.out(days === undefined ? "Kept until somebody says otherwise." : `Kept for ${days} days after the end.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
