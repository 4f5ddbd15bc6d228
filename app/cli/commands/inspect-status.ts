import { type Command, integerOption, requiredOption, UnusableCall } from "../command.ts";

export const inspectStatus: Command = {
  name: "inspect status",
  operands: "",
  about: "Inspections of a week: how far they are and what they come to. Exit code 1 when one refuses the lot.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay inspect status --contract 'General helpfulness, autumn' --week 6",
  async run(call) {
    const name = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { evidenceOf } = await import("#app/review/batch-evidence.server.ts");
    const { inspectionFindings } = await import("#app/review/inspection-findings.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const batch = await batchNamed(store.db, await contractNamed(store.db, name), week);
      const evidence = await evidenceOf(store.db, batch.id);
      if (!evidence) throw new UnusableCall("There is no such batch.");
      const { inspections } = evidence;
      const findings = inspectionFindings(batch.id, inspections);
      if (call.options.json)
        call.out(JSON.stringify({ inspections, findings: findings.map(({ sentence }) => sentence) }, null, 2));
      else {
        const lines = inspections.map(
          ({ number, kind, end, settled, drawn }) =>
            `  Inspection ${number} (${kind}): ${end ?? "open"}, ${settled} of ${drawn} settled`,
        );
        const said = findings.map(({ sentence }) => sentence);
        call.out([...(lines.length > 0 ? lines : ["Nothing was inspected yet."]), ...said].join("\n"));
      }
      return findings.some(({ state }) => state === "fail") ? 1 : 0;
    } finally {
      store.close();
    }
  },
};
