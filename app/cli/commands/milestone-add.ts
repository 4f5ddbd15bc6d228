import { MILESTONE_KINDS } from "#app/domain/milestone.ts";
import { type Command, choiceOption, requiredOption, textOption, UnusableCall } from "../command.ts";

export const milestoneAdd: Command = {
  name: "milestone add",
  operands: "",
  about: "Add a milestone to a contract.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "kind", value: "WORD", about: `One of ${MILESTONE_KINDS.join(", ")}.`, required: true },
    { name: "due-on", value: "DAY", about: "Its due day, YYYY-MM-DD.", required: true },
    { name: "title", value: "TEXT", about: "What it is called; needed for “other”." },
    { name: "owner", value: "NAME", about: "Who sees to it; you when left out." },
    { name: "week", value: "N", about: "The week it belongs to." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay milestone add --contract 'General helpfulness, autumn' --kind renewal --due-on 2026-12-18",
  async run(call) {
    const kind = choiceOption(call, "kind", MILESTONE_KINDS);
    const { contractNamed, openStore } = await import("../store.ts");
    const { addMilestoneOf } = await import("#app/schedule/change-schedule.server.ts");
    const { milestonesOf } = await import("#db/schedule.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const known = new Set((await milestonesOf(store.db, contract.id)).map(({ id }) => id));
      const typed = {
        ...{ kind, title: textOption(call, "title"), dueOn: requiredOption(call, "due-on") },
        ...{ week: textOption(call, "week"), owner: textOption(call, "owner") ?? call.settings.user },
        by: call.settings.user,
      };
      const added = await addMilestoneOf({ db: store.db, now: () => call.now }, contract.id, typed);
      if (!added.ok) throw new UnusableCall("No milestone was added.", Object.values(added.errors).join("\n"));
      const one = (await milestonesOf(store.db, contract.id)).find(({ id }) => !known.has(id));
      if (call.options.json) call.out(JSON.stringify({ id: one?.id, title: one?.title }, null, 2));
      else call.out(one?.id ?? "");
      return 0;
    } finally {
      store.close();
    }
  },
};
