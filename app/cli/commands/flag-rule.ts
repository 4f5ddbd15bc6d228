import { FLAG_STATES } from "#app/domain/flag.ts";
import { type Command, requiredOption, UnusableCall } from "../command.ts";

export const flagRule: Command = {
  name: "flag rule",
  operands: "FLAG",
  about: "Uphold, dismiss or reopen a flag, with the reason; every ruling stays on record.",
  options: [
    { name: "state", value: "WORD", about: `One of ${FLAG_STATES.join(", ")}.`, required: true },
    { name: "why", value: "TEXT", about: "The reason.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay flag rule 12 --state upheld --why 'Six of ten were answered without reading.'",
  async run(call) {
    const [flag, more] = call.words;
    if (flag === undefined || more !== undefined) throw new UnusableCall("Name one flag by its number.");
    const form = new URLSearchParams({
      flag,
      state: requiredOption(call, "state"),
      why: requiredOption(call, "why"),
      by: call.settings.user,
    });
    const { openStore } = await import("../store.ts");
    const { ruleFlag } = await import("#app/review/raise-flag.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const result = await ruleFlag({ db: store.db, now: () => call.now }, form);
      if (!result.ok)
        throw new UnusableCall(
          result.errors.flag ? "A flag is named by its number." : Object.values(result.errors).join(" "),
        );
      const state = form.get("state");
      if (call.options.json) call.out(JSON.stringify({ flag: Number(flag), state }, null, 2));
      else call.out(`Flag ${Number(flag)} is ${state}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
