import { bytesText } from "#app/domain/byte-size.ts";
import { countOf } from "#app/domain/figure.ts";
import { type Call, type Command, integerOption, textOption, UnusableCall } from "../command.ts";

export const backup: Command = {
  name: "backup",
  operands: "",
  about: "Copy the database and what is new in the vault into a folder of backups, while others go on working.",
  options: [
    { name: "to", value: "FOLDER", about: "The folder of backups; ASSAY_BACKUP when left out." },
    { name: "keep", value: "N", about: "Snapshots that stay; older ones go. 14 when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay backup --to /backups/assay",
  async run(call) {
    const to = textOption(call, "to") ?? call.settings.backupFolder;
    if (!to) throw new UnusableCall("Say where to: --to FOLDER, or set ASSAY_BACKUP.");
    const keep = call.options.keep === undefined ? call.settings.backupKeep : integerOption(call, "keep");
    const { backUp, BackupFailed } = await import("#app/keeping/backup.server.ts");
    const { openStore } = await import("../store.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const hooks = { progress: () => {}, cancelled: () => false };
      const done = await backUp(store, { to, keep, now: call.now }, hooks);
      if (done) print(call, done);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupFailed)) throw error;
      call.say(`${error.message} No snapshot was kept; \`assay verify\` names everything that is wrong.`);
      return 1;
    } finally {
      store.close();
    }
  },
};

function print(call: Call, done: import("#app/keeping/backup.server.ts").BackedUp): void {
  if (call.options.json) {
    call.out(JSON.stringify(done, null, 2));
    return;
  }
  const { name, databaseBytes, files, copied, copiedBytes, removedSnapshots } = done;
  call.out(
    `Snapshot ${name}: the database, ${bytesText(databaseBytes)}, and ${countOf(files, "file")} of the vault, of which ${copied} were new (${bytesText(copiedBytes)}).`,
  );
  if (removedSnapshots > 0) call.out(`${countOf(removedSnapshots, "older snapshot")} removed.`);
}
