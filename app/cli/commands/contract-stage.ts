import { STAGES } from "#app/domain/stage.ts";
import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const contractStage: Command = {
  name: "contract stage",
  operands: "",
  about: "Say where a contract is in its life, or move it on.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "to", value: "WORD", about: `Move it to ${STAGES.join(", ")}; left out, the stage is printed.` },
    { name: "note", value: "TEXT", about: "With --to: what happened." },
    { name: "on", value: "DAY", about: "With --to: since when, YYYY-MM-DD; today when left out." },
    {
      name: "although-red",
      value: "REASON",
      about: "With --to running: why collection starts though not all is ready.",
    },
    {
      name: "although-open",
      value: "REASON",
      about: "With --to closed or terminated: why it ends though something is open.",
    },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay contract stage --contract 'General helpfulness, autumn' --to closing --note 'Week 6 is in.'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { stagePage } = await import("#app/contracts/stage-page.server.ts");
    const { moveContract } = await import("#app/reports/close-out/close-out.server.ts");
    const { lazyViews } = await import("#app/http/view-cache.server.ts");
    const store = await openStore(call.settings.dataFolder);
    const tools = { db: store.db, views: lazyViews(store.db), now: () => call.now };
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const before = await stagePage(tools, contract.id);
      const to = textOption(call, "to");
      if (to !== undefined) {
        const form = new URLSearchParams({
          stage: to,
          note: textOption(call, "note") ?? "",
          on: textOption(call, "on") ?? before?.today ?? "",
          by: call.settings.user,
          redReason: textOption(call, "although-red") ?? "",
          openReason: textOption(call, "although-open") ?? "",
        });
        const moved = await moveContract(tools, contract.id, form);
        if (!moved.ok) throw new UnusableCall("The contract was not moved.", Object.values(moved.errors).join("\n"));
      }
      const page = await stagePage(tools, contract.id);
      if (!page) return 2;
      const { stage, moves, red, history } = page;
      if (call.options.json) call.out(JSON.stringify({ contract: contract.id, stage, moves, red, history }, null, 2));
      else call.out(stage);
      if (red.length > 0 && !call.options.json) call.say(`Not ready: ${red.join(", ")}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
