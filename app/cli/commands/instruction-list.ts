import { type Command, requiredOption } from "../command.ts";

export const instructionList: Command = {
  name: "instruction list",
  operands: "",
  about: "List the instruction versions of a contract: when agreed, by whom, checksum, and what ran under each.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay instruction list --contract 'General helpfulness, autumn'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { instructionsPage } = await import("#app/schedule/instructions-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const versions = (await instructionsPage(store.db, contract.id, call.now))?.versions ?? [];
      if (call.options.json) {
        call.out(JSON.stringify({ contract: contract.id, versions }, null, 2));
        return 0;
      }
      const lines = versions.map(({ version, document, weeks, rounds }) =>
        [
          version,
          document
            ? `agreed ${document.agreedOn} by ${document.agreedBy}  ${document.sha256.slice(0, 12)}`
            : "no document",
          `weeks ${weeks.map(({ week }) => week).join(", ") || "none"}`,
          ...(rounds.length > 0 ? [`rounds ${rounds.map(({ number }) => number).join(", ")}`] : []),
        ].join("  "),
      );
      call.out(lines.join("\n") || "No instructions yet. `assay instruction add` stores a document.");
      return 0;
    } finally {
      store.close();
    }
  },
};
