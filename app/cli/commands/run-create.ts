import { type Call, type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import type { Store } from "../store.ts";

export const runCreate: Command = {
  name: "run create",
  operands: "",
  about: "Note a training run: its release, base checkpoint, method and seeds.",
  options: [
    { name: "name", value: "NAME", about: "Name of the run; used once.", required: true },
    { name: "release", value: "ID", about: "Release it was trained on, by id or name." },
    { name: "base-only", about: "It is the base checkpoint itself, evaluated without training." },
    { name: "base", value: "NAME", about: "Checkpoint it starts from.", required: true },
    { name: "method", value: "NAME", about: "How it was trained, as DPO." },
    { name: "seeds", value: "LIST", about: "Seeds, as 1,2,3.", required: true },
    { name: "leave-out", value: "LIST", about: "Weeks of the release it was trained without, as 3 or 2,3." },
    { name: "contract", value: "ID", about: "Whose weeks --leave-out names, where a release holds several contracts." },
    { name: "checkpoint", value: "NAME", about: "Checkpoint that came out." },
    { name: "config", value: "LINK", about: "Link or path to the configuration." },
    { name: "note", value: "TEXT", about: "Anything else." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay run create --name dpo-r1 --release autumn-1 --base sft-7b --method DPO --seeds 1,2,3",
  async run(call) {
    const release = textOption(call, "release") ?? "";
    const isBase = call.options["base-only"] === true;
    if (isBase === (release !== ""))
      throw new UnusableCall("Name the --release it was trained on, or say --base-only for an untrained checkpoint.");
    const given = {
      name: requiredOption(call, "name"),
      release,
      baseCheckpoint: requiredOption(call, "base"),
      method: textOption(call, "method"),
      seeds: requiredOption(call, "seeds"),
      checkpoint: textOption(call, "checkpoint"),
      config: textOption(call, "config"),
      note: textOption(call, "note"),
      by: call.settings.user,
    };
    const { openStore } = await import("../store.ts");
    const { registerRun } = await import("#app/loop/register-run.server.ts");
    const { runNamed } = await import("#db/training-runs.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const leftOut = await weeksLeftOut(call, store, release);
      const kind = isBase ? "base" : leftOut.length > 0 ? "ablation" : "main";
      const made = await registerRun(store.db, { ...given, kind, leftOut }, call.now);
      if (!made.ok) throw new UnusableCall("The run cannot be noted.", hintsOf(made.errors));
      if (call.options.json) call.out(JSON.stringify(await runNamed(store.db, made.id), null, 2));
      else call.out(`Run ${made.id}, "${given.name}".`);
      return 0;
    } finally {
      store.close();
    }
  },
};

async function weeksLeftOut(call: Call, { db }: Store, releaseName: string): Promise<string[]> {
  const text = textOption(call, "leave-out");
  if (text === undefined) return [];
  if (!/^\d+(,\d+)*$/.test(text))
    throw new UnusableCall(`--leave-out takes weeks with commas, as 2,3, not "${text.slice(0, 40)}".`);
  const { findRelease } = await import("#db/releases.server.ts");
  const { batchesOfReleases } = await import("#db/training-runs.server.ts");
  const { contractNamed } = await import("../store.ts");
  const release = await findRelease(db, releaseName);
  if (!release) throw new UnusableCall("There is no such release.", "`assay release list` names those there are.");
  const contract = textOption(call, "contract");
  const only = contract === undefined ? null : (await contractNamed(db, contract)).id;
  const members = (await batchesOfReleases(db, [release.id])).filter(({ contractId }) => !only || contractId === only);
  return text.split(",").map((week) => {
    const [found, second] = members.filter((member) => member.week === Number(week));
    if (!found) throw new UnusableCall(`The release holds no week ${week}.`);
    if (second) throw new UnusableCall(`The release holds week ${week} of several contracts.`, "Name the --contract.");
    return found.batchId;
  });
}

const OPTION_OF: Record<string, string> = { baseCheckpoint: "base", leftOut: "leave-out", by: "ASSAY_USER" };

function hintsOf(errors: Record<string, string>): string {
  return Object.entries(errors)
    .map(([field, message]) => `  ${OPTION_OF[field] ?? field}: ${message}`)
    .join("\n");
}
