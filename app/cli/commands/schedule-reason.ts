import { type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";

export const scheduleReason: Command = {
  name: "schedule reason",
  operands: "",
  about: "Say why a week was, or will be, late or short; dated and signed, what was said before stays on record.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "The week.", required: true },
    { name: "reason", value: "TEXT", about: "Why.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay schedule reason --contract 'Multilingual helpfulness' --week 3 --reason 'The vendor lost a day'",
  async run(call) {
    const week = integerOption(call, "week");
    const { contractNamed, openStore } = await import("../store.ts");
    const { giveWeekReason } = await import("#app/schedule/week-reason.server.ts");
    const { schedulePage } = await import("#app/schedule/schedule-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const typed = { week, reason: textOption(call, "reason"), by: call.settings.user };
      const given = await giveWeekReason({ db: store.db, now: () => call.now }, contract.id, typed);
      if (!given.ok) throw new UnusableCall("No reason was recorded.", Object.values(given.errors).join("\n"));
      const line = (await schedulePage(store.db, contract.id, call.now))?.weeks.find((one) => one.week === week);
      if (call.options.json)
        call.out(JSON.stringify({ contract: contract.id, week, reasons: line?.reasons ?? [] }, null, 2));
      else call.out(`Week ${week}: ${line?.reasons.at(-1)?.reason ?? ""}`);
      return 0;
    } finally {
      store.close();
    }
  },
};
