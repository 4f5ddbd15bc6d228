import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import { readText } from "../json-file.ts";

export const instructionAdd: Command = {
  name: "instruction add",
  operands: "",
  about: "Store a version of a contract’s instructions from a Markdown file, under its checksum.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "version", value: "NAME", about: "Such as 1.2; a version is never replaced.", required: true },
    { name: "file", value: "FILE", about: "The instructions as Markdown.", required: true },
    { name: "agreed-on", value: "DAY", about: "The day it was agreed, YYYY-MM-DD; today when left out." },
    { name: "agreed-by", value: "NAME", about: "Who agreed; you when left out." },
    { name: "note", value: "TEXT", about: "What changed." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay instruction add --contract 'General helpfulness, autumn' --version 1.2 --file instructions.md",
  async run(call) {
    const version = requiredOption(call, "version");
    const body = readText(requiredOption(call, "file"));
    const { contractNamed, openStore } = await import("../store.ts");
    const { addInstructionOf, instructionsPage } = await import("#app/schedule/instructions-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const find = async () => instructionsPage(store.db, contract.id, call.now);
      const typed = {
        ...{ version, body, note: textOption(call, "note") },
        agreedOn: textOption(call, "agreed-on") ?? (await find())?.today,
        agreedBy: textOption(call, "agreed-by") ?? call.settings.user,
      };
      const added = await addInstructionOf({ db: store.db, now: () => call.now }, contract.id, typed);
      if (!added.ok) throw new UnusableCall("Nothing was stored.", Object.values(added.errors).join("\n"));
      const stored = (await find())?.versions.find((one) => one.version === added.version)?.document;
      if (call.options.json) call.out(JSON.stringify({ contract: contract.id, ...stored }, null, 2));
      else call.out(`Version ${added.version} is stored, checksum ${stored?.sha256}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
