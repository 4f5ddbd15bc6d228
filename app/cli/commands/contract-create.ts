import { FIRST_STAGES } from "#app/domain/stage.ts";
import { type Command, choiceOption, requiredOption, UnusableCall } from "../command.ts";
import { readText } from "../json-file.ts";

export const contractCreate: Command = {
  name: "contract create",
  operands: "",
  about: "Create a contract from a JSON file.",
  options: [
    { name: "file", value: "FILE", about: "The contract as JSON; the README shows one.", required: true },
    { name: "stage", value: "WORD", about: `Where it is in its life: ${FIRST_STAGES.join(", ")}; left out, it runs.` },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay contract create --file contract.json",
  async run(call) {
    const file = requiredOption(call, "file");
    const stage = choiceOption(call, "stage", FIRST_STAGES);
    const { parseContractText } = await import("#app/domain/contract.ts");
    const parsed = parseContractText(readText(file));
    if (!parsed.ok) {
      const problems = parsed.problems.map(({ path, message }) => `  ${path || "file"}: ${message}`);
      throw new UnusableCall(`${file} is not a contract.`, problems.join("\n"));
    }
    const { openStore } = await import("../store.ts");
    const { storeContract } = await import("#app/review/store-contract.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const stored = await storeContract(store.db, parsed.contract, { now: call.now, by: call.settings.user, stage });
      if (stored.kind === "refused") throw new UnusableCall(stored.message);
      if (call.options.json) call.out(JSON.stringify({ id: stored.id, title: parsed.contract.title }, null, 2));
      else call.out(stored.id);
      return 0;
    } finally {
      store.close();
    }
  },
};
