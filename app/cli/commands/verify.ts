import { bytesText } from "#app/domain/byte-size.ts";
import { countOf } from "#app/domain/figure.ts";
import type { DataVerified } from "#app/keeping/verify.server.ts";
import { type Call, type Command, UnusableCall } from "../command.ts";

export const verify: Command = {
  name: "verify",
  operands: "",
  about:
    "Prove that everything kept is what it was: pages, rows, triggers, the audit log, and every byte of the vault.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay verify",
  async run(call) {
    const { existsSync } = await import("node:fs");
    const { databasePath } = await import("#db/client.server.ts");
    if (!existsSync(databasePath(call.settings.dataFolder)))
      throw new UnusableCall("The data folder holds no database.", "ASSAY_DATA says where it is.");
    const { verifyData } = await import("#app/keeping/verify.server.ts");
    const verified = await verifyData(call.settings.dataFolder);
    if (call.options.json) call.out(JSON.stringify(verified, null, 2));
    else printVerified(call, verified);
    return verified.faults.length === 0 ? 0 : 1;
  },
};

export function printVerified(call: Call, { faults, checks, files, bytes, unreferenced, gone }: DataVerified): void {
  for (const fault of faults) call.out(fault);
  call.out(`Looked at: ${checks.join(", ")}.`);
  if (gone.retention + gone.erasure > 0)
    call.out(
      `Gone on purpose: ${countOf(gone.retention, "file")} under retention, ${gone.erasure} when an annotator was erased.`,
    );
  const looked = `${countOf(files, "file")} of the vault read, ${bytesText(bytes)}`;
  const loose = unreferenced > 0 ? `; ${unreferenced} belong to nothing and go at the next start` : "";
  call.out(
    `${faults.length === 0 ? "Everything is what it was" : countOf(faults.length, "fault")}: ${looked}${loose}.`,
  );
}
