import { basename } from "node:path";
import type { IngestRequest } from "#app/ingest/ingest-request.ts";
import { type Call, type Command, type ExitCode, integerOption, requiredOption } from "../command.ts";
import { compileInPlace } from "../engine.ts";
import { fileOperand } from "../file-operand.ts";
import { readerOption } from "./check.ts";

export const ingest: Command = {
  name: "ingest",
  operands: "FILE",
  about: "Take a delivered file in for a contract's week: store, check, measure.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    { name: "preset", value: "NAME", about: "Layout of the file; recognised from its columns when left out." },
    { name: "mapping", value: "FILE", about: "A column mapping as JSON." },
    { name: "correction", about: "The file holds corrected rows that join what was delivered before." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay ingest week-3.jsonl.gz --contract 'General helpfulness, autumn' --week 3",
  async run(call) {
    compileInPlace();
    const file = fileOperand(call, "Name one file to take in.", "assay ingest FILE --contract ID --week N");
    const contractName = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const reader = await readerOption(call);
    // They start while the store is loaded and opened, which takes about as long.
    const { startReaders } = await import("#app/ingest/readers.server.ts");
    const readers = startReaders(file);
    try {
      return await takeIn(call, { file, contractName, week, reader, readers });
    } finally {
      await readers.stop();
    }
  },
};

type Asked = Pick<IngestRequest, "file" | "reader" | "readers"> & { contractName: string; week: number };

async function takeIn(call: Call, { file, contractName, week, reader, readers }: Asked): Promise<ExitCode> {
  const { batchNamed, contractNamed, openStore } = await import("../store.ts");
  const { ingest } = await import("#app/ingest/ingest.server.ts");
  const { DEFAULT_LIMITS, UnusableFile } = await import("#app/ingest/formats/format.ts");
  const store = await openStore(call.settings.dataFolder);
  try {
    const contract = await contractNamed(store.db, contractName);
    const batch = await batchNamed(store.db, contract, week);
    const request: IngestRequest = {
      file,
      fileName: basename(file),
      batchId: batch.id,
      reader,
      kind: call.options.correction ? "correction" : "full",
      receivedBy: call.settings.user,
      now: call.now,
      limits: { ...DEFAULT_LIMITS, maxRowBytes: call.settings.maxRow },
      readers,
    };
    const result = await ingest(store.db, store.vault, request, { progress: () => {}, cancelled: () => false });
    if (call.options.json) call.out(JSON.stringify(result, null, 2));
    if (result.kind === "refused") throw new UnusableFile(result.rule, result.message, refusal(result));
    if (result.kind === "same-file")
      call.say(`These very bytes are already version ${result.version} of week ${week}; nothing to do.`);
    if (result.kind !== "stored") return 0;
    const { evidenceOf } = await import("#app/review/batch-evidence.server.ts");
    const { printEvidence } = await import("../print-evidence.ts");
    const evidence = await evidenceOf(store.db, batch.id);
    if (!call.options.json) {
      call.say(
        `Stored as version ${result.version}: ${result.items} items, ${result.judgments} judgments, ${result.quarantined} rows quarantined.`,
      );
      if (evidence) call.out(printEvidence(evidence));
    }
    return evidence?.judged.some(({ criterion, state }) => criterion?.gate && state === "fail") ? 1 : 0;
  } finally {
    store.close();
  }
}

function refusal({ hint, errors }: { hint: string; errors: { line: number; field: string; hint: string }[] }): string {
  const lines = errors.slice(0, 5).map((error) => `  line ${error.line}, ${error.field || "row"}: ${error.hint}`);
  return [hint, ...lines].join("\n");
}
