import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { SCORE_KINDS } from "#app/domain/score-kind.ts";
import { type Command, integerOption, requiredOption, UnusableCall } from "../command.ts";
import { fileOperand } from "../file-operand.ts";

export const scores: Command = {
  name: "scores",
  operands: "FILE",
  about: "Import scores of a reward model, a judge or trait votes for a contract's week.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    { name: "name", value: "NAME", about: "What the scores are called; the same name replaces them.", required: true },
    { name: "kind", value: "KIND", about: "reward, judge or trait.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay scores rm.csv --contract 'General helpfulness, autumn' --week 3 --name rm-7b --kind reward",
  async run(call) {
    const file = fileOperand(call, "Name one file of scores.", "assay scores FILE --contract ID --week N");
    const contractName = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const name = requiredOption(call, "name");
    const kindText = requiredOption(call, "kind");
    const kind = SCORE_KINDS.find((one) => one === kindText);
    if (!kind) throw new UnusableCall(`--kind is one of ${SCORE_KINDS.join(", ")}.`);
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { MOST_SIDE_BYTES, sideFileText, tooLarge } = await import("#app/ingest/side-file-text.ts");
    const { size } = statSync(file);
    if (size > MOST_SIDE_BYTES) throw new UnusableCall(tooLarge(size), "Split it by delivery.");
    const read = sideFileText(readFileSync(file));
    if (read.kind === "refused") throw new UnusableCall(read.message);
    const { importScores } = await import("#app/ingest/scores/import-scores.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const batch = await batchNamed(store.db, await contractNamed(store.db, contractName), week);
      const result = await importScores(store.db, {
        vault: store.vault,
        batchId: batch.id,
        text: read.text,
        fileName: basename(file),
        name,
        kind,
        by: call.settings.user,
        now: call.now,
      });
      const faults = result.faults.map(({ line, field, hint }) => `  line ${line}, ${field}: ${hint}`).join("\n");
      if (result.kind === "refused") throw new UnusableCall(result.message, faults);
      if (call.options.json) call.out(JSON.stringify(result, null, 2));
      else {
        const { scored, missing, unknown, faulty } = result;
        call.out(`${scored} scored, ${missing} without a score, ${unknown} of unknown ids, ${faulty} rows set aside.`);
        if (faults) call.say(faults);
      }
      return 0;
    } finally {
      store.close();
    }
  },
};
