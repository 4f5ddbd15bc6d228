import { type Command, requiredOption } from "../command.ts";

export const milestoneList: Command = {
  name: "milestone list",
  operands: "",
  about: "List the milestones of a contract with their due days, states and slips.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay milestone list --contract 'General helpfulness, autumn'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { schedulePage } = await import("#app/schedule/schedule-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const page = await schedulePage(store.db, contract.id, call.now);
      if (!page) return 2;
      const { milestones } = page;
      if (call.options.json) {
        call.out(JSON.stringify({ contract: contract.id, milestones }, null, 2));
        return 0;
      }
      const lines = milestones.map(({ id, title, dueOn, state, slippedDays, owner, done }) => {
        const slipped =
          slippedDays === 0 ? [] : [`${slippedDays} days ${slippedDays > 0 ? "later" : "earlier"} than planned`];
        return [dueOn, title, state, ...(done ? [`done ${done.on}`] : []), ...slipped, owner, id].join("  ");
      });
      call.out(lines.join("\n") || "The contract has no milestone yet; its Schedule page adds one.");
      return 0;
    } finally {
      store.close();
    }
  },
};
