import { type Command, requiredOption } from "../command.ts";

export const contractTerms: Command = {
  name: "contract terms",
  operands: "",
  about: "List the terms of a contract and the clocks they have started.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay contract terms --contract 'General helpfulness, autumn'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { datedTerms } = await import("#app/contracts/terms-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const page = await datedTerms(store.db, contract.id, call.now);
      if (!page) return 2;
      const { recorded, missing, clocks } = page;
      const day = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
      if (call.options.json) {
        call.out(JSON.stringify({ contract: contract.id, terms: recorded, notRecorded: missing, clocks }, null, 2));
        return 0;
      }
      const lines = recorded.map(({ title, says, owner }) => `${title}: ${says ?? "nothing yet"} (${owner})`);
      const countdowns = clocks.map(
        ({ kind, batch, state, daysLeft, endsAt, what }) =>
          `${kind}  ${batch ? `week ${batch.week}` : "contract"}  ${state}, ${daysLeft} days left, ${day(endsAt)}: ${what}`,
      );
      call.out([...lines, ...countdowns].join("\n") || "No term is recorded and no clock runs.");
      if (missing.length > 0) call.say(`Not recorded: ${missing.map(({ title }) => title).join(", ")}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
