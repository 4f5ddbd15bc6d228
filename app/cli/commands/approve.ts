import { type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";

export const approve: Command = {
  name: "approve",
  operands: "",
  about: "Sign a decision as its second person, or decline it: above the contract's limit it counts only then.",
  options: [
    { name: "decision", value: "N", about: "Number of the decision, as `assay status` names it.", required: true },
    { name: "reason", value: "TEXT", about: "Why, for the record.", required: true },
    { name: "signer", value: "NAME", about: "Who signs; ASSAY_USER when left out. Not the person who decided." },
    { name: "decline", about: "Do not approve it: the batch is undecided again." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay approve --decision 12 --reason 'Figures checked against the report' --signer 'Second lead'",
  async run(call) {
    const decisionId = integerOption(call, "decision");
    const reason = requiredOption(call, "reason");
    const signer = textOption(call, "signer") ?? call.settings.user;
    const outcome = call.options.decline ? "declined" : "approved";
    const { openStore } = await import("../store.ts");
    const { approveDecision } = await import("#app/review/approve.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const tools = { db: store.db, now: () => call.now, settings: call.settings };
      const result = await approveDecision(tools, { decisionId, outcome, reason, signer });
      if (result.kind !== "written") throw new UnusableCall(result.message);
      if (call.options.json)
        call.out(JSON.stringify({ decision: decisionId, outcome, batch: result.batchId }, null, 2));
      else call.out(`Decision ${decisionId} is ${outcome}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
