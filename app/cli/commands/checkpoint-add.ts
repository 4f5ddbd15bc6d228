import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const checkpointAdd: Command = {
  name: "checkpoint add",
  operands: "",
  about: "Register a checkpoint for a contract; with days, as approved for collection.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "model", value: "NAME", about: "As deliveries name it.", required: true },
    { name: "family", value: "NAME", about: "Family in which on-policy and age are told." },
    { name: "order", value: "N", about: "Order within the family, 1 = oldest." },
    { name: "about", value: "TEXT", about: "What it is." },
    { name: "endpoint", value: "TEXT", about: "Where and how it is served; never a key." },
    { name: "from", value: "DAY", about: "First day it may be collected with, YYYY-MM-DD." },
    { name: "to", value: "DAY", about: "Last day." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay checkpoint add --contract 'General helpfulness, autumn' --model sft-7b-r7-b --family sft-7b --order 7 --from 2026-11-30",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { registerCheckpoint } = await import("#app/checkpoints/register.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const model = requiredOption(call, "model");
      const said = (name: string) => textOption(call, name) ?? "";
      const registered = await registerCheckpoint({ db: store.db, now: () => call.now }, contract.id, {
        ...{ model, family: said("family"), place: said("order"), about: said("about"), endpoint: said("endpoint") },
        ...{ fromDay: said("from"), toDay: said("to"), by: call.settings.user },
      });
      if (!registered.ok)
        throw new UnusableCall("The checkpoint was not registered.", Object.values(registered.errors).join("\n"));
      if (call.options.json) call.out(JSON.stringify({ contract: contract.id, registered: model }, null, 2));
      else call.out(`${model} is registered.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
