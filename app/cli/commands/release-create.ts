import { PAIR_UNITS } from "#app/release/training-pair.ts";
import type { BatchRow } from "#db/contracts.server.ts";
import { type Call, type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import type { Store } from "../store.ts";

export const releaseCreate: Command = {
  name: "release create",
  operands: "",
  about: "Make an immutable training set from decided weeks.",
  options: [
    { name: "name", value: "NAME", about: "Name of the release; never used twice.", required: true },
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "weeks", value: "LIST", about: "Weeks, as 1,2,5; every week decided for training when left out." },
    { name: "unit", value: "WORD", about: `One pair per ${PAIR_UNITS.join(" or per ")}; item when left out.` },
    { name: "include-gold", about: "Also train on gold items, which are otherwise held out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay release create --name autumn-1 --contract 'General helpfulness, autumn' --weeks 1,2,5",
  async run(call) {
    const name = requiredOption(call, "name");
    const contractName = requiredOption(call, "contract");
    const weeks = weeksOption(call);
    const unit = unitOption(call);
    const { contractNamed, openStore } = await import("../store.ts");
    const { createRelease } = await import("#app/release/release.server.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const { findRelease } = await import("#db/releases.server.ts");
    const { manifestSchema } = await import("#app/release/manifest.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, contractName);
      const batchIds = (await chosenBatches(call, store, contract.id, weeks)).map(({ id }) => id);
      const result = await createRelease(
        { db: store.db, vault: store.vault, views: viewCache(store.db), now: () => call.now },
        {
          name,
          batchIds,
          unit,
          createdBy: call.settings.user,
          options: { includeGold: call.options["include-gold"] === true },
        },
      );
      if (result.kind === "refused") throw new UnusableCall(result.message);
      const manifest = manifestSchema.parse((await findRelease(store.db, result.id))?.manifest);
      const { counts } = manifest;
      if (call.options.json) call.out(JSON.stringify({ release: result.id, manifest }, null, 2));
      else
        call.out(
          `Release ${result.id}, "${manifest.release.name}": ${counts.pairs} pairs of ${counts.valid} items, effective ${counts.effectivePairs}.`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};

function weeksOption(call: Call): number[] | null {
  const text = textOption(call, "weeks");
  if (text === undefined) return null;
  if (/^\d+(,\d+)*$/.test(text)) return text.split(",").map(Number);
  throw new UnusableCall(`--weeks takes whole numbers with commas, as 1,2,5, not "${text.slice(0, 40)}".`);
}

function unitOption(call: Call) {
  const text = textOption(call, "unit");
  const unit = PAIR_UNITS.find((one) => one === text);
  if (text === undefined || unit) return unit;
  throw new UnusableCall(`--unit is one of ${PAIR_UNITS.join(", ")}.`);
}

async function chosenBatches(
  call: Call,
  { db }: Store,
  contractId: string,
  weeks: number[] | null,
): Promise<BatchRow[]> {
  const { batchesOf } = await import("#db/contracts.server.ts");
  const { memberOf } = await import("#app/release/release-members.server.ts");
  const batches = await batchesOf(db, contractId);
  if (weeks) {
    const missing = weeks.find((week) => !batches.some((batch) => batch.week === week));
    if (missing !== undefined) throw new UnusableCall(`The contract has no week ${missing}.`);
    return batches.filter(({ week }) => weeks.includes(week));
  }
  const fit: BatchRow[] = [];
  for (const batch of batches) {
    const member = await memberOf(db, batch.id);
    if ("reason" in member) call.say(`Left out. ${member.name}: ${member.reason}`);
    else fit.push(batch);
  }
  return fit;
}
