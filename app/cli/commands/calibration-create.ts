import { basename } from "node:path";
import type { Added } from "#app/calibration/add-items.server.ts";
import type { Refused } from "#app/calibration/round.server.ts";
import { KEY_MATCHES, parsePassRule } from "#app/domain/pass-rule.ts";
import { type Call, type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import type { Store } from "../store.ts";
import { readerOption } from "./check.ts";

export const calibrationCreate: Command = {
  name: "calibration create",
  operands: "",
  about: "Make a calibration round: items with a key, and the rule that says who passes.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "title", value: "TEXT", about: "What the round is called.", required: true },
    { name: "pass", value: "K/N", about: "At least K of N answers as the key, as 16/20.", required: true },
    { name: "match", value: "WORD", about: `What counts as right: ${KEY_MATCHES.join(", ")}; side when left out.` },
    { name: "instructions", value: "VERSION", about: "Instruction version in force." },
    { name: "gold-week", value: "N", about: "Take the items from the gold of this delivered week." },
    { name: "file", value: "FILE", about: "Take the items from a file with agreed answers." },
    { name: "contract-gold", about: "Take the items from the contract's own adjudicated gold." },
    { name: "preset", value: "NAME", about: "Layout of the file; recognised from its columns when left out." },
    { name: "mapping", value: "FILE", about: "A column mapping of the file, as JSON." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay calibration create --contract 'General helpfulness, autumn' --title 'Onboarding' --pass 16/20 --gold-week 1",
  async run(call) {
    const contractName = requiredOption(call, "contract");
    const title = requiredOption(call, "title");
    const parsed = parsePassRule(requiredOption(call, "pass"));
    if (!parsed) throw new UnusableCall("--pass takes K/N, as 16/20: at least 16 of 20 answers as the key.");
    const match = KEY_MATCHES.find((one) => one === (textOption(call, "match") ?? "side"));
    if (!match) throw new UnusableCall(`--match is one of ${KEY_MATCHES.join(", ")}.`);
    const { contractNamed, openStore } = await import("../store.ts");
    const { createRound } = await import("#app/calibration/round.server.ts");
    const { addedSentence } = await import("#app/calibration/sentences.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, contractName);
      const round = await createRound(store.db, {
        contractId: contract.id,
        title,
        instructionVersion: textOption(call, "instructions") ?? null,
        rule: { ...parsed, match, domainShare: null },
        by: call.settings.user,
        now: call.now,
      });
      if (round.kind === "refused") throw new UnusableCall(round.message);
      const added = await addItems(call, store, contract, round.id);
      if (added?.kind === "refused")
        throw new UnusableCall(added.message, `The round ${round.id} was made, without items.`);
      if (call.options.json) call.out(JSON.stringify({ round: round.id, items: added ?? null }, null, 2));
      else call.out(round.id);
      if (added && !call.options.json) call.say(addedSentence(added));
      return 0;
    } finally {
      store.close();
    }
  },
};

async function addItems(
  call: Call,
  store: Store,
  contract: Parameters<typeof import("../store.ts").batchNamed>[1],
  roundId: string,
): Promise<Added | Refused | null> {
  const file = textOption(call, "file");
  const week = textOption(call, "gold-week");
  const { addContractGold, addFile, addGoldOfBatch } = await import("#app/calibration/add-items.server.ts");
  const { viewCache } = await import("#app/http/view-cache.server.ts");
  const tools = { ...store, views: viewCache(store.db), now: () => call.now };
  if (file) {
    const { DEFAULT_LIMITS } = await import("#app/ingest/formats/format.ts");
    const limits = { ...DEFAULT_LIMITS, maxRowBytes: call.settings.maxRow };
    const source = { file, fileName: basename(file), reader: await readerOption(call), limits, now: call.now };
    return addFile(tools, roundId, source, { want: null, by: call.settings.user });
  }
  if (week !== undefined) {
    const { batchNamed } = await import("../store.ts");
    const batch = await batchNamed(store.db, contract, Number(week));
    return addGoldOfBatch(tools, roundId, batch.id, null);
  }
  return call.options["contract-gold"] ? addContractGold(tools, roundId, null) : null;
}
