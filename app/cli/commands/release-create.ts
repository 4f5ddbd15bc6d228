import { RELEASE_USE_NAMES } from "#app/domain/terms/rights.ts";
import { DEFAULT_SPLIT, TURN_POLICIES } from "#app/release/release-options.ts";
import { PAIR_UNITS, PAIRINGS, SOFT_LABELS, TIE_POLICIES } from "#app/release/training-pair.ts";
import { BATCH_OPTIONS, batchesOfCall } from "../batches-of-call.ts";
import { type Call, type Command, choiceOption, requiredOption, textOption, UnusableCall } from "../command.ts";

export const releaseCreate: Command = {
  name: "release create",
  operands: "",
  about: "Make an immutable training set from decided weeks, of one contract or several.",
  options: [
    { name: "name", value: "NAME", about: "Name of the release; never used twice.", required: true },
    ...BATCH_OPTIONS,
    { name: "unit", value: "WORD", about: `One pair per ${PAIR_UNITS.join(" or per ")}; item when left out.` },
    { name: "include-gold", about: "Also train on gold items, which are otherwise held out." },
    { name: "pairing", value: "WORD", about: `Of rankings and ratings: ${PAIRINGS.join(", ")}; all when left out.` },
    {
      name: "ties",
      value: "WORD",
      about: `${TIE_POLICIES.join(" or ")}, which needs a soft label; drop when left out.`,
    },
    { name: "soft-label", value: "WORD", about: `label_prob from ${SOFT_LABELS.join(", ")}; none when left out.` },
    {
      name: "turns",
      value: "WORD",
      about: `Of a conversation: ${TURN_POLICIES.join(", ")}; share weighs each 1 / turns; each when left out.`,
    },
    {
      name: "held-out",
      value: "N",
      about: `Items held out of each batch, at most ${DEFAULT_SPLIT.mostShare * 100} % of it; ${DEFAULT_SPLIT.heldOut} when left out, 0 for none.`,
    },
    { name: "seed", value: "N", about: "For what is drawn at random; 1 when left out." },
    {
      name: "use",
      value: "WORD",
      about: `What it is for, checked against the contracts’ terms: ${RELEASE_USE_NAMES.join(", ")}; not checked when left out.`,
    },
    {
      name: "override-rights",
      value: "REASON",
      about: "Make it although a contract lacks the right; kept in the manifest.",
    },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay release create --name autumn-1 --contract 'General helpfulness, autumn=1,2,5' --contract 'Code, autumn'",
  async run(call) {
    const name = requiredOption(call, "name");
    const unit = choiceOption(call, "unit", PAIR_UNITS);
    const seed = wholeOption(call, "seed", 1);
    const heldOut = wholeOption(call, "held-out", DEFAULT_SPLIT.heldOut);
    const options = {
      includeGold: call.options["include-gold"] === true,
      pairing: choiceOption(call, "pairing", PAIRINGS) ?? "all",
      ties: choiceOption(call, "ties", TIE_POLICIES) ?? "drop",
      softLabel: choiceOption(call, "soft-label", SOFT_LABELS) ?? "none",
      turns: choiceOption(call, "turns", TURN_POLICIES) ?? "each",
      split: heldOut === 0 ? null : { ...DEFAULT_SPLIT, heldOut },
    };
    const use = choiceOption(call, "use", RELEASE_USE_NAMES);
    const overrideRights = textOption(call, "override-rights");
    if (overrideRights !== undefined && !use) throw new UnusableCall("--override-rights goes with --use.");
    const marked = use ? { use, overrideRights } : {};
    const { openStore } = await import("../store.ts");
    const { createRelease } = await import("#app/release/release.server.ts");
    const { lazyViews } = await import("#app/http/view-cache.server.ts");
    const { findRelease } = await import("#db/releases.server.ts");
    const { manifestSchema } = await import("#app/release/manifest.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const batchIds = await batchesOfCall(call, store.db);
      const result = await createRelease(
        { db: store.db, vault: store.vault, views: lazyViews(store.db), now: () => call.now },
        { name, batchIds, unit, seed, createdBy: call.settings.user, options, ...marked },
      );
      if (result.kind === "refused") throw new UnusableCall(result.message);
      const manifest = manifestSchema.parse((await findRelease(store.db, result.id))?.manifest);
      const { counts } = manifest;
      if (call.options.json) call.out(JSON.stringify({ release: result.id, manifest }, null, 2));
      else
        call.out(
          `Release ${result.id}, "${manifest.release.name}": ${counts.pairs} pairs of ${counts.valid} items, effective ${counts.effectivePairs}${counts.heldOut ? `; ${counts.heldOut.pairs} of them held out` : ""}.`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};

function wholeOption(call: Call, name: string, otherwise: number): number {
  const text = textOption(call, name);
  if (text === undefined) return otherwise;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UnusableCall(`--${name} is a whole number of at most nine digits, not "${text.slice(0, 40)}".`);
}
