import type { ReleaseExport } from "#app/release/export-release.server.ts";
import { TRAINER_FORMATS } from "#app/release/formats/index.ts";
import { SPLITS } from "#app/release/release-options.ts";
import { WEIGHT_FORMS } from "#app/release/weight-form.ts";
import { type Command, choiceOption, requiredOption, textOption, UnusableCall } from "../command.ts";
import { withWritingThreads } from "../writing-threads.ts";

export const exportCommand: Command = {
  name: "export",
  operands: "",
  about: "Write a release as training files. The same release gives the same bytes, always.",
  options: [
    { name: "release", value: "ID", about: "Release, by id or name.", required: true },
    {
      name: "format",
      value: "NAME",
      about: `One of ${TRAINER_FORMATS.map(({ id }) => id).join(", ")}; the first when left out.`,
    },
    {
      name: "weights",
      value: "FORM",
      about: `How weights reach the trainer: ${WEIGHT_FORMS.join(", ")}; the first when left out.`,
    },
    { name: "split", value: "SIDE", about: `${SPLITS.join(" or ")}; ${SPLITS[0]} when left out.` },
    {
      name: "part",
      value: "NAME",
      about: "One shard by its weights, or of a sidecar data or weights; all when left out.",
    },
    {
      name: "out",
      value: "FILE",
      about: "Where to write; - for stdout. A folder where the export is several files.",
      required: true,
    },
    { name: "json", about: "Print lines, bytes and SHA-256 as one JSON document on stdout." },
  ],
  example: "assay export --release autumn-1 --format trl-preference --split train --out train.jsonl",
  async run(call) {
    const release = requiredOption(call, "release");
    const out = requiredOption(call, "out");
    const formatId = textOption(call, "format") ?? TRAINER_FORMATS[0]?.id ?? "";
    const weights = choiceOption(call, "weights", WEIGHT_FORMS);
    const choice = { weights, split: choiceOption(call, "split", SPLITS), part: textOption(call, "part") };
    if (out === "-" && call.options.json)
      throw new UnusableCall("--json prints on stdout, where --out - writes the file.", "Name a file with --out.");
    return withWritingThreads(async (threads) => {
      const { openStore } = await import("../store.ts");
      const { lazyViews } = await import("#app/http/view-cache.server.ts");
      const { exportRelease } = await import("#app/release/export-release.server.ts");
      const { writeParts } = await import("../write-parts.ts");
      const store = await openStore(call.settings.dataFolder);
      try {
        const tools = { ...store, views: lazyViews(store.db), threads };
        const found = async (part?: string): Promise<ReleaseExport> => {
          const one = await exportRelease(tools, release, formatId, part === undefined ? choice : { ...choice, part });
          if (one.kind === "refused")
            throw new UnusableCall(one.message, "`assay release verify` says which releases are still what they were.");
          if (one.kind !== "export") throw new UnusableCall(one.message, "`assay release list` lists the releases.");
          return one;
        };
        await writeParts(call, await found(), {
          out,
          weights: weights ?? "column",
          whole: choice.part === undefined,
          found,
        });
        return 0;
      } finally {
        store.close();
      }
    });
  },
};
