import { type Command, choiceOption, requiredOption, textOption, UnusableCall } from "../command.ts";

const WORDS = ["approve", "end", "downtime", "retire", "restore", "delete"] as const;

export const checkpointNote: Command = {
  name: "checkpoint note",
  operands: "",
  about: "Say what happened to a checkpoint: approved, its approval ended, down, retired, restored; or take it out.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "model", value: "NAME", about: "Checkpoint, as deliveries name it.", required: true },
    { name: "what", value: "WORD", about: `One of ${WORDS.join(", ")}.`, required: true },
    { name: "from", value: "WHEN", about: "First day of an approval, YYYY-MM-DD; start of a downtime, in UTC." },
    {
      name: "to",
      value: "WHEN",
      about: "Last day of an approval, its end or a retirement; end of a downtime, in UTC.",
    },
    { name: "note", value: "TEXT", about: "Why, or what was down." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay checkpoint note --contract 'General helpfulness, autumn' --model sft-7b-r4-a --what downtime --from 2026-11-05T14:00 --to 2026-11-05T15:30 --note 'Out of memory'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { changeOrNote } = await import("#app/checkpoints/happened.server.ts");
    const intent = choiceOption(call, "what", WORDS);
    if (intent === undefined) throw new UnusableCall("--what is missing.", `It is one of ${WORDS.join(", ")}.`);
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const model = requiredOption(call, "model");
      const [from, to] = [textOption(call, "from") ?? "", textOption(call, "to") ?? ""];
      const when = intent === "downtime" ? { fromAt: from, toAt: to } : { fromDay: from, toDay: to };
      const said = { ...when, note: textOption(call, "note") ?? "", by: call.settings.user };
      const subject = { contractId: contract.id, model, intent };
      const noted = await changeOrNote({ db: store.db, now: () => call.now }, subject, said);
      if (!noted.ok) throw new UnusableCall("Nothing was noted.", Object.values(noted.errors).join("\n"));
      if (call.options.json) call.out(JSON.stringify({ contract: contract.id, model, noted: intent }, null, 2));
      else call.out(`Noted of ${model}: ${intent}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
