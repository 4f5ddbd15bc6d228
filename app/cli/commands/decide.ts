import { COMMERCIAL, TRAINING } from "#app/domain/decision.ts";
import { type Call, type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";
import { RULE_OPTIONS, rulesOf } from "../rules-of-call.ts";

export const decide: Command = {
  name: "decide",
  operands: "",
  about: "Sign a decision about a week: what is owed, and what is used.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    { name: "commercial", value: "WORD", about: `One of ${COMMERCIAL.join(", ")}.`, required: true },
    { name: "training", value: "WORD", about: `One of ${TRAINING.join(", ")}.`, required: true },
    { name: "reason", value: "TEXT", about: "Why, for the record.", required: true },
    ...RULE_OPTIONS,
    { name: "credit", value: "PERCENT", about: "Credit with accept_with_credit; the policy's table when left out." },
    { name: "signer", value: "NAME", about: "Who signs; ASSAY_USER when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay decide --contract 'General helpfulness, autumn' --week 3 --commercial accept --training include --reason 'All gates pass'",
  async run(call) {
    const contractName = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const commercial = oneOf(call, "commercial", COMMERCIAL);
    const training = oneOf(call, "training", TRAINING);
    const reason = requiredOption(call, "reason");
    const rules = await rulesOf(call);
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { decideBatch } = await import("#app/review/decide.server.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const { latestDecisions } = await import("#db/decisions.server.ts");
    const { standsOf } = await import("#db/decision-standing.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, contractName);
      const batch = await batchNamed(store.db, contract, week);
      const seenDecisionId = (await latestDecisions(store.db, [batch.id])).get(batch.id)?.id ?? null;
      const result = await decideBatch(
        { db: store.db, views: viewCache(store.db), now: () => call.now, settings: call.settings },
        {
          batchId: batch.id,
          commercial,
          training,
          reason,
          rules,
          seenDecisionId,
          creditBasisPoints: creditOf(call),
          signer: textOption(call, "signer") ?? call.settings.user,
        },
      );
      if (result.kind === "refused") throw new UnusableCall(result.message);
      if (result.kind === "overtaken")
        throw new UnusableCall("Somebody decided this batch a moment ago.", "Look at `assay status` and decide again.");
      const signed = (await latestDecisions(store.db, [batch.id])).get(batch.id);
      const recommended = signed && { commercial: signed.recommendedCommercial, training: signed.recommendedTraining };
      const standing = signed && (await standsOf(store.db, signed)).standing;
      const override = signed?.isOverride;
      const facts = { decision: result.id, week, commercial, training, recommended, override, standing };
      if (call.options.json) call.out(JSON.stringify(facts, null, 2));
      else call.out(`Decision ${result.id}: week ${week}, ${words({ commercial, training })}.`);
      if (recommended && signed?.isOverride)
        call.say(`This goes against the recommendation, ${words(recommended)}; it is recorded as such.`);
      if (standing === "awaiting")
        call.say(
          `It moves more than one person may sign. Another person approves it: assay approve --decision ${result.id} --reason TEXT --signer NAME`,
        );
      return 0;
    } finally {
      store.close();
    }
  },
};

function words({ commercial, training }: { commercial: string; training: string }): string {
  return `${commercial.replaceAll("_", " ")} · ${training}`;
}

/** Basis points; undefined leaves it to the policy. */
function creditOf(call: Call): number | undefined {
  const percent = textOption(call, "credit");
  if (percent === undefined) return undefined;
  if (/^\d{1,3}(\.\d{1,2})?$/.test(percent)) return Math.round(Number(percent) * 100);
  throw new UnusableCall("--credit is a percentage with at most two decimals, such as 8.5.");
}

function oneOf<Word extends string>(call: Call, name: string, words: readonly Word[]): Word {
  const given = requiredOption(call, name);
  const word = words.find((one) => one === given);
  if (word) return word;
  throw new UnusableCall(`--${name} is one of ${words.join(", ")}.`);
}
