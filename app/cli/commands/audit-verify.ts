import { countOf } from "#app/domain/figure.ts";
import { type Call, type Command, textOption, UnusableCall } from "../command.ts";

export const auditVerify: Command = {
  name: "audit verify",
  operands: "",
  about: "Prove the audit log: name every event that was altered, removed, moved or added beside it.",
  options: [
    {
      name: "anchor",
      value: "COUNT:HASH",
      about: "A head that was written down earlier; may be given again.",
      multiple: true,
    },
    {
      name: "backups",
      value: "FOLDER",
      about: "Hold it against the heads in these backups; ASSAY_BACKUP when left out.",
    },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay audit verify",
  async run(call) {
    const { existsSync } = await import("node:fs");
    const { databasePath } = await import("#db/client.server.ts");
    const path = databasePath(call.settings.dataFolder);
    if (!existsSync(path)) throw new UnusableCall("The data folder holds no database.", "ASSAY_DATA says where it is.");
    const { openForReading } = await import("#db/snapshot.server.ts");
    const { proveChain } = await import("#db/audit-proof.server.ts");
    const kept = await anchorsOfBackups(textOption(call, "backups") ?? call.settings.backupFolder);
    const anchors = [...anchorsOf(call), ...kept];
    const db = openForReading(path);
    try {
      const proof = proveChain(db, anchors);
      if (call.options.json) call.out(JSON.stringify({ ...proof, anchors: anchors.length }, null, 2));
      else print(call, proof, anchors.length);
      return proof.faults.length === 0 ? 0 : 1;
    } finally {
      db.$client.close();
    }
  },
};

function print(call: Call, { events, head, faults }: import("#db/audit-proof.server.ts").ChainProof, anchors: number) {
  for (const fault of faults) call.out(fault);
  if (faults.length === 0)
    call.out(`${countOf(events, "event")}, each the one that was written. Head: ${events}:${head || "none"}`);
  else call.say("A data folder that was restored from an older backup lacks what newer backups hold.");
  if (anchors === 0)
    call.say(
      "Nothing written down elsewhere was compared: an end that was cut off together with the head, or a log written anew from some event on, would look like this too. Keep the head elsewhere and give it as --anchor, or make backups: they hold it.",
    );
}

function anchorsOf(call: Call) {
  const given = call.options.anchor;
  return (Array.isArray(given) ? given : []).map((text) => {
    const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
    if (!parts)
      throw new UnusableCall("An anchor is a count and a hash: 1204:9f86…, as `assay audit verify` prints it.");
    return { count: Number(parts[1]), hash: String(parts[2]) };
  });
}

async function anchorsOfBackups(folder: string | null) {
  if (!folder) return [];
  const { snapshotsIn } = await import("#app/keeping/backup-folder.server.ts");
  return snapshotsIn({ path: folder }).flatMap(({ audit }) => (audit && audit.count > 0 ? [audit] : []));
}
