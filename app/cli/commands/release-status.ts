import { createHash } from "node:crypto";
import { APPROVED } from "#app/domain/pointer.ts";
import { type Command, textOption } from "../command.ts";

export const releaseStatus: Command = {
  name: "release status",
  operands: "",
  about: "Where a pointer points: the release, its hash and its files. With --require, a gate for a training job.",
  options: [
    { name: "pointer", value: "NAME", about: `Pointer; ${APPROVED} when left out.` },
    { name: "release", value: "ID", about: "With --require: the release that it has to point at, by id or name." },
    {
      name: "require",
      about: "Exit with 1 unless the pointer points at a release whose texts are all there.",
    },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: `assay release status --pointer ${APPROVED} --require`,
  async run(call) {
    const pointer = textOption(call, "pointer") ?? APPROVED;
    const wanted = textOption(call, "release");
    const { openStore } = await import("../store.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const { missingTexts } = await import("#app/release/missing-texts.server.ts");
    const { manifestSchema, manifestText } = await import("#app/release/manifest.ts");
    const { pointerHistory } = await import("#db/pointers.server.ts");
    const { findRelease } = await import("#db/releases.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const [move] = await pointerHistory(store.db, pointer);
      const release = move?.releaseId ? await findRelease(store.db, move.releaseId) : undefined;
      if (!move || !release) {
        if (call.options.json) call.out(JSON.stringify({ pointer, release: null, move: move ?? null }, null, 2));
        else call.out(`${pointer} points at nothing${move ? `: ${move.reason}` : "."}`);
        return call.options.require ? 1 : 0;
      }
      const manifest = manifestSchema.parse(release.manifest);
      const manifestSha256 = createHash("sha256").update(manifestText(manifest)).digest("hex");
      const missing = await missingTexts({ ...store, views: viewCache(store.db) }, release);
      const other = wanted !== undefined && wanted !== release.id && wanted !== release.name;
      const facts = { id: release.id, name: release.name, manifestSha256, files: manifest.files };
      if (call.options.json) call.out(JSON.stringify({ pointer, release: facts, move, missing }, null, 2));
      else call.out(text(pointer, facts, move));
      if (missing) call.say(missing);
      if (other) call.say(`It does not point at "${wanted}".`);
      return call.options.require && (missing || other) ? 1 : 0;
    } finally {
      store.close();
    }
  },
};

interface Pointed {
  id: string;
  name: string;
  manifestSha256: string;
  files: { format: string; sha256: string }[];
}

function text(
  pointer: string,
  { id, name, manifestSha256, files }: Pointed,
  move: { by: string; movedAt: number; reason: string },
): string {
  const when = new Date(move.movedAt).toISOString().slice(0, 10);
  return [
    `${pointer} points to "${name}" (${id}), moved by ${move.by} on ${when}: ${move.reason}`,
    `  manifest  ${manifestSha256}`,
    ...files.map(({ format, sha256 }) => `  ${sha256}  ${format}`),
  ].join("\n");
}
