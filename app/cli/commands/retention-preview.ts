import { bytesText } from "#app/domain/byte-size.ts";
import { countOf } from "#app/domain/figure.ts";
import type { RetentionPreview } from "#app/keeping/retention/preview.server.ts";
import { type Call, type Command, requiredOption } from "../command.ts";

export const retentionPreviewCommand: Command = {
  name: "retention preview",
  operands: "",
  about: "What would be deleted of a contract, and which releases, pointers and backups hold or need it.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay retention preview --contract 'Autumn pilot'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { retentionPage } = await import("#app/keeping/retention/retention-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const tools = { ...store, settings: call.settings, now: () => call.now };
      const page = await retentionPage(tools, contract.id);
      if (!page) return 2;
      const { preview, snapshots, done } = page;
      if (call.options.json) call.out(JSON.stringify({ ...preview, snapshots, done }, null, 2));
      else {
        printPreview(call, preview);
        for (const { name } of snapshots) call.out(`The backup ${name} holds it.`);
      }
      return 0;
    } finally {
      store.close();
    }
  },
};

function printPreview(call: Call, { line, counts, releases, gold }: RetentionPreview): void {
  const due = line.dueAt === null ? "" : `; due ${new Date(line.dueAt).toISOString().slice(0, 10)}`;
  call.out(`${line.contract.title}: ${line.state}; ${line.says}${due}.`);
  call.out(
    `${countOf(counts.deliveries, "delivery", "deliveries")} with ${countOf(counts.records, "record")}, ${countOf(counts.rounds, "calibration round")}: ${countOf(counts.files, "file")}, ${bytesText(counts.bytes)}; ${counts.shared} stay because somebody else needs the same bytes.`,
  );
  if (gold > 0) call.out(`${countOf(gold, "gold item")} would have no text.`);
  for (const { name, pointers } of releases)
    call.out(
      `The release ${name}${pointers.length > 0 ? `, under ${pointers.join(", ")},` : ""} could no longer be written.`,
    );
}
