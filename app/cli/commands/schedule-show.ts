import { type Command, requiredOption } from "../command.ts";

export const scheduleShow: Command = {
  name: "schedule show",
  operands: "",
  about:
    "Show the weeks of a contract: expected and received, late and short with the reason, slots, and the slips of milestones.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay schedule show --contract 'General helpfulness, autumn'",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { schedulePage } = await import("#app/schedule/schedule-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const page = await schedulePage(store.db, contract.id, call.now);
      if (!page) return 2;
      const { weeks, slots, slips } = page;
      const { timeZone } = contract;
      if (call.options.json) {
        call.out(JSON.stringify({ contract: contract.id, timeZone, weeks, slots, slips }, null, 2));
        return 0;
      }
      const lines = weeks.map((week) => {
        const { timing, volume, missingUnits } = week.standing;
        const missing = volume === "short" ? `, short by ${missingUnits}` : "";
        const why = week.reasons.length > 0 ? `: ${week.reasons.at(-1)?.reason}` : "";
        const got = week.validUnits === null ? "nothing came" : `${week.validUnits} came`;
        return `week ${week.week}  due ${week.dueOn}  ${week.phase}  ${week.expectedUnits} expected, ${got}  ${timing}${missing}${why}`;
      });
      const booked = slots.map(
        ({ week, units, confirmBy, state }) =>
          `slot for week ${week}  ${units} units  confirm by ${confirmBy}  ${state}`,
      );
      const moved = slips.map(({ title, from, to, reason }) => `${title} moved from ${from} to ${to}: ${reason}`);
      call.out([...lines, ...booked, ...moved].join("\n"));
      return 0;
    } finally {
      store.close();
    }
  },
};
