import { type Command, requiredOption, UnusableCall } from "../command.ts";

export const contractCopy: Command = {
  name: "contract copy",
  operands: "",
  about:
    "Make a contract like another one: its prices, models, mix, policy, ramp and terms, with another title and start.",
  options: [
    { name: "contract", value: "ID", about: "Contract to copy, by id or title.", required: true },
    { name: "title", value: "TITLE", about: "Title of the new one.", required: true },
    { name: "starts-on", value: "DAY", about: "First day of its week 1, YYYY-MM-DD.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay contract copy --contract 'General helpfulness, autumn' --title 'General helpfulness, winter' --starts-on 2027-01-11",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { copyContract } = await import("#app/contracts/copy-contract.server.ts");
    const title = requiredOption(call, "title");
    const startsOn = requiredOption(call, "starts-on");
    const store = await openStore(call.settings.dataFolder);
    try {
      const from = await contractNamed(store.db, requiredOption(call, "contract"));
      const tools = { db: store.db, now: () => call.now };
      const copied = await copyContract(tools, from.id, { title, startsOn, by: call.settings.user });
      if (copied.kind === "refused") throw new UnusableCall(copied.message);
      if (call.options.json) call.out(JSON.stringify({ id: copied.id, title, from: from.id }, null, 2));
      else call.out(copied.id);
      return 0;
    } finally {
      store.close();
    }
  },
};
