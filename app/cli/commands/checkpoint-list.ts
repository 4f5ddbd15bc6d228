import { type Command, requiredOption } from "../command.ts";

export const checkpointList: Command = {
  name: "checkpoint list",
  operands: "",
  about: "List the registered checkpoints of a contract, on-policy share and age by week, and names nobody registered.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay checkpoint list --contract 'General helpfulness, autumn'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { checkpointsPage } = await import("#app/checkpoints/checkpoints-page.server.ts");
    const { outcomeText } = await import("../outcome-text.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const page = await checkpointsPage(store.db, contract.id, { now: call.now });
      if (!page) return 2;
      const { checkpoints, weeks, unknown } = page;
      if (call.options.json) {
        call.out(JSON.stringify({ contract: contract.id, checkpoints, weeks, unknown }, null, 2));
        return 0;
      }
      const lines = checkpoints.map(({ model, family, place, state, approved }) =>
        [model, state, approved ?? "no day", family && `family ${family}`, place !== null && `no. ${place}`]
          .filter(Boolean)
          .join("  "),
      );
      const shares = weeks.map(
        ({ week, share, age }) => `week ${week}  on policy ${outcomeText(share)}  age ${outcomeText(age)}`,
      );
      call.out(
        [...lines, ...shares].join("\n") || "No checkpoint is registered. `assay checkpoint add` registers one.",
      );
      if (unknown.length > 0) call.say(`Not registered: ${unknown.map(({ model }) => model).join(", ")}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
