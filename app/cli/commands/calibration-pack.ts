import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const calibrationPack: Command = {
  name: "calibration pack",
  operands: "",
  about: "Write a round's items as canonical records without the key, and the key apart.",
  options: [
    { name: "round", value: "ID", about: "The round.", required: true },
    { name: "out", value: "FILE", about: "Where to write the items; - for stdout.", required: true },
    { name: "key", value: "FILE", about: "Where to write the key; it is not written when left out." },
  ],
  example: "assay calibration pack --round ID --out pack.jsonl --key key.jsonl",
  async run(call) {
    const roundId = requiredOption(call, "round");
    const out = requiredOption(call, "out");
    const key = textOption(call, "key");
    const { openStore } = await import("../store.ts");
    const { keyLines, packLines, packRefusal } = await import("#app/calibration/pack.server.ts");
    const { roundById } = await import("#db/calibration.server.ts");
    const { writeToFile, writeToStdout } = await import("../write-export.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      if (!(await roundById(store.db, roundId))) throw new UnusableCall("There is no such round.");
      const gone = await packRefusal(store.db, roundId);
      if (gone !== undefined) throw new UnusableCall(gone);
      const lines = bytesOf(packLines(store, roundId));
      await (out === "-" ? writeToStdout(lines) : writeToFile(lines, out));
      if (key) await writeToFile(bytesOf(keyLines(store.db, roundId)), key);
      if (out !== "-") call.say(key ? `Items in ${out}, their key in ${key}.` : `Items in ${out}; the key stays here.`);
      return 0;
    } finally {
      store.close();
    }
  },
};

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(line, "utf8");
}
