/** Commands about one milestone: found by its id or its title, changed by the same rules as on its page. */
import { type Call, type ExitCode, requiredOption, UnusableCall } from "./command.ts";

export const MILESTONE_OPTIONS = [
  { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
  {
    name: "milestone",
    value: "ID",
    about: "Milestone, by id or title; `assay milestone list` shows both.",
    required: true,
  },
];

export interface MilestoneChange {
  entry: "due" | "done";
  /** YYYY-MM-DD; null = today in the contract's zone. */
  day: string | null;
  reason: string;
}

export async function changeMilestoneFromCall(call: Call, { entry, day, reason }: MilestoneChange): Promise<ExitCode> {
  const { contractNamed, openStore } = await import("./store.ts");
  const { schedulePage } = await import("#app/schedule/schedule-page.server.ts");
  const { changeMilestone } = await import("#app/schedule/change-schedule.server.ts");
  const store = await openStore(call.settings.dataFolder);
  try {
    const contract = await contractNamed(store.db, requiredOption(call, "contract"));
    const name = requiredOption(call, "milestone");
    const find = async () => (await schedulePage(store.db, contract.id, call.now))?.milestones ?? [];
    const found = (await find()).filter((one) => one.id === name || one.title.toLowerCase() === name.toLowerCase());
    const [one] = found;
    if (!one || found.length > 1)
      throw new UnusableCall(
        one ? "Several milestones have this title; use the id." : "The contract has no such milestone.",
        "`assay milestone list --contract ID` lists them.",
      );
    const today = (await schedulePage(store.db, contract.id, call.now))?.today ?? "";
    const typed = { entry, day: day ?? today, reason, by: call.settings.user };
    const changed = await changeMilestone({ db: store.db, now: () => call.now }, one.id, typed);
    if (!changed.ok) throw new UnusableCall("The milestone was not changed.", Object.values(changed.errors).join("\n"));
    const now = (await find()).find(({ id }) => id === one.id);
    if (call.options.json) call.out(JSON.stringify({ contract: contract.id, milestone: now }, null, 2));
    else call.out(`${one.title}: ${now?.state}, due ${now?.dueOn}.`);
    return 0;
  } finally {
    store.close();
  }
}
