import { readFileSync, statSync } from "node:fs";
import { countOf } from "#app/domain/figure.ts";
import { type Command, textOption, UnusableCall } from "../command.ts";
import { fileOperand } from "../file-operand.ts";

const MOST_BYTES = 16 * 1024 * 1024;

export const runEvaluate: Command = {
  name: "run evaluate",
  operands: "FILE",
  about: "Take evaluations of runs in, from CSV, JSON or JSON Lines: all of them or none.",
  options: [
    { name: "run", value: "NAME", about: "Run of the rows that name none, by name or id." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay run evaluate scores.csv --run dpo-r1",
  async run(call) {
    const file = fileOperand(call, "Name one file of evaluations.", "assay run evaluate FILE --run NAME");
    if (statSync(file).size > MOST_BYTES) throw new UnusableCall("The file is larger than 16 MB.", "Split it.");
    const { openStore } = await import("../store.ts");
    const { takeEvaluations } = await import("#app/loop/take-evaluations.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const source = { text: readFileSync(file, "utf8"), run: textOption(call, "run") };
      const taken = await takeEvaluations(store.db, { ...source, by: call.settings.user, now: call.now });
      if (taken.kind === "refused") {
        const faults = taken.faults.map(({ line, field, hint }) => `  line ${line}, ${field}: ${hint}`);
        throw new UnusableCall(taken.message, faults.join("\n"));
      }
      const { stored, corrected, runs } = taken;
      const corrections = corrected > 0 ? `, ${countOf(corrected, "correction")} among them` : "";
      if (call.options.json) call.out(JSON.stringify({ stored, corrected, runs }, null, 2));
      else call.out(`${countOf(stored, "evaluation")} of ${countOf(runs.length, "run")} taken in${corrections}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
