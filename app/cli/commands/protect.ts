import { basename } from "node:path";
import { countOf } from "#app/domain/figure.ts";
import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import { fileOperand } from "../file-operand.ts";

export const protect: Command = {
  name: "protect",
  operands: "FILE",
  about: "Add an evaluation set whose prompts must not be in deliveries.",
  options: [
    { name: "name", value: "NAME", about: "Name of the set, such as IFEval.", required: true },
    { name: "version", value: "TEXT", about: "Its version or date.", required: true },
    { name: "field", value: "NAME", about: "Field that holds the prompts; found by itself for common layouts." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay protect ifeval.jsonl --name IFEval --version 2023-11",
  async run(call) {
    const file = fileOperand(call, "Name one evaluation set.", "assay protect FILE --name NAME --version TEXT");
    const { protectedName } = await import("#app/ingest/contamination/protected-name.ts");
    const named = protectedName(requiredOption(call, "name"), requiredOption(call, "version"));
    if (!named.ok) throw new UnusableCall(named.errors.name ?? named.errors.version ?? "");
    const { openStore } = await import("../store.ts");
    const { protect: take } = await import("#app/ingest/contamination/protect.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const field = textOption(call, "field") ?? null;
      const by = call.settings.user;
      const request = { file, fileName: basename(file), name: named.name, version: named.version, field, by };
      const result = await take(store.db, store.vault, { ...request, now: call.now });
      if (result.kind === "refused") throw new UnusableCall(result.message);
      const { set, id } = result;
      const { repeated, tooShort, withoutNgram, rows } = set;
      const taken = { id, name: named.name, version: named.version, field: set.field, entries: set.texts.length };
      if (call.options.json)
        call.out(JSON.stringify({ ...taken, rows, repeated, tooShort, withoutNgram, format: set.format }, null, 2));
      else {
        call.out(`${named.name} ${named.version}: ${countOf(set.texts.length, "text")} from the field ${set.field}.`);
        call.say("New deliveries are compared with it. Those already here: `assay rescan --contract ID`.");
      }
      return 0;
    } finally {
      store.close();
    }
  },
};
