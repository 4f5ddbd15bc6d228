import { countOf } from "#app/domain/figure.ts";
import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import { printVerified } from "./verify.ts";

export const restore: Command = {
  name: "restore",
  operands: "",
  about: "Make a data folder from a backup, and verify it. Never writes over data that is there.",
  options: [
    { name: "from", value: "FOLDER", about: "The folder of backups.", required: true },
    { name: "snapshot", value: "NAME", about: "Which one; the newest when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "ASSAY_DATA=restored assay restore --from /backups/assay",
  async run(call) {
    const from = requiredOption(call, "from");
    const { restore: bringBack, RestoreRefused } = await import("#app/keeping/restore.server.ts");
    const snapshot = textOption(call, "snapshot");
    const done = await bringBack(from, call.settings.dataFolder, {
      now: call.now,
      ...(snapshot !== undefined && { snapshot }),
    }).catch((error: unknown) => {
      throw error instanceof RestoreRefused ? new UnusableCall(error.message) : error;
    });
    if (call.options.json) call.out(JSON.stringify(done, null, 2));
    else {
      call.out(`Snapshot ${done.name} restored with ${countOf(done.files, "file")}.`);
      printVerified(call, done);
    }
    return done.faults.length === 0 ? 0 : 1;
  },
};
