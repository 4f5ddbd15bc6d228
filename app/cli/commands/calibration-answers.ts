import { basename } from "node:path";
import { type Command, requiredOption, UnusableCall } from "../command.ts";
import { fileOperand } from "../file-operand.ts";
import { readerOption } from "./check.ts";

export const calibrationAnswers: Command = {
  name: "calibration answers",
  operands: "FILE",
  about: "Take a file of answers in for a calibration round; matched by item id, and by text.",
  options: [
    { name: "round", value: "ID", about: "The round.", required: true },
    { name: "preset", value: "NAME", about: "Layout of the file; recognised from its columns when left out." },
    { name: "mapping", value: "FILE", about: "A column mapping as JSON." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay calibration answers answers.jsonl --round ID",
  async run(call) {
    const file = fileOperand(call, "Name one file of answers.", "assay calibration answers FILE --round ID");
    const roundId = requiredOption(call, "round");
    const { openStore } = await import("../store.ts");
    const { takeAnswerFile } = await import("#app/calibration/take-answers.server.ts");
    const { takenSentence } = await import("#app/calibration/sentences.ts");
    const { DEFAULT_LIMITS } = await import("#app/ingest/formats/format.ts");
    const limits = { ...DEFAULT_LIMITS, maxRowBytes: call.settings.maxRow };
    const source = { file, fileName: basename(file), reader: await readerOption(call), limits, now: call.now };
    const store = await openStore(call.settings.dataFolder);
    try {
      const taken = await takeAnswerFile({ ...store, now: () => call.now }, roundId, source, call.settings.user);
      if (taken.kind === "refused") throw new UnusableCall(taken.message);
      const { kind: _, ...counts } = taken;
      call.out(call.options.json ? JSON.stringify(counts, null, 2) : takenSentence(taken));
      return 0;
    } finally {
      store.close();
    }
  },
};
