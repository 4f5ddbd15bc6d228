import type { ReleaseExport } from "#app/release/export-release.server.ts";
import { TRAINER_FORMATS } from "#app/release/formats/index.ts";
import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const exportCommand: Command = {
  name: "export",
  operands: "",
  about: "Write a release as a training file. The same release gives the same bytes, always.",
  options: [
    { name: "release", value: "ID", about: "Release, by id or name.", required: true },
    {
      name: "format",
      value: "NAME",
      about: `One of ${TRAINER_FORMATS.map(({ id }) => id).join(", ")}; the first when left out.`,
    },
    { name: "out", value: "FILE", about: "Where to write; - for stdout.", required: true },
    { name: "json", about: "Print lines, bytes and SHA-256 as one JSON document on stdout." },
  ],
  example: "assay export --release autumn-1 --format trl-preference --out train.jsonl",
  async run(call) {
    const releaseName = requiredOption(call, "release");
    const out = requiredOption(call, "out");
    const format = textOption(call, "format") ?? TRAINER_FORMATS[0]?.id ?? "";
    if (out === "-" && call.options.json)
      throw new UnusableCall("--json prints on stdout, where --out - writes the file.", "Name a file with --out.");
    const { openStore } = await import("../store.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const { exportRelease } = await import("#app/release/export-release.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const found = await exportRelease({ ...store, views: viewCache(store.db) }, releaseName, format);
      if (found.kind !== "export") throw new UnusableCall(found.message, "`assay release list` lists the releases.");
      await write(found, out);
      const written = found.written();
      if (!written) throw new Error("The export has no end.");
      const facts = { release: found.release.id, name: found.release.name, format: found.format.id, ...written };
      if (call.options.json) call.out(JSON.stringify({ ...facts, file: out }, null, 2));
      else
        call.say(
          `${written.lines} lines, ${written.bytes} bytes, SHA-256 ${written.sha256}. ${found.format.weightNote}`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};

async function write({ chunks }: ReleaseExport, out: string): Promise<void> {
  const { writeToFile, writeToStdout } = await import("../write-export.ts");
  try {
    await (out === "-" ? writeToStdout(chunks) : writeToFile(chunks, out));
  } catch (error) {
    if (error instanceof Error && ["VaultFault", "OtherBytes"].includes(error.name))
      throw new UnusableCall(error.message);
    if (error instanceof Error && "code" in error && error.code === "EPIPE")
      throw new UnusableCall("Whoever read the output stopped before its end.");
    throw error;
  }
}
