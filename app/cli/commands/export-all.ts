import { countOf } from "#app/domain/figure.ts";
import { type Command, UnusableCall } from "../command.ts";

export const exportAllCommand: Command = {
  name: "export-all",
  operands: "FOLDER",
  about:
    "Write everything into a new folder, readable without Assay: tables as JSON Lines, files, a manifest of hashes.",
  options: [{ name: "json", about: "Print the manifest as one JSON document on stdout and nothing else." }],
  example: "assay export-all everything-2026-11",
  async run(call) {
    const [folder, more] = call.words;
    if (!folder || more !== undefined) throw new UnusableCall("Name one new folder.", "assay export-all FOLDER");
    const { exportAll, exportedCounts, ExportRefused } = await import("#app/keeping/export-all.server.ts");
    const { appendEvent } = await import("#db/audit-log.server.ts");
    const { openStore } = await import("../store.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const manifest = await exportAll(store, folder, call.now).catch((error: unknown) => {
        throw error instanceof ExportRefused ? new UnusableCall(error.message) : error;
      });
      const counts = exportedCounts(manifest);
      await appendEvent(store.db, { what: "exported", subject: "everything", after: counts });
      if (call.options.json) call.out(JSON.stringify(manifest, null, 2));
      else
        call.out(
          `${countOf(counts.tables, "table")} with ${countOf(counts.rows, "row")}, ${countOf(counts.files, "file")}.`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
