/** Why two weeks of the demo were late, and one was short. */
import { giveWeekReason } from "#app/schedule/week-reason.server.ts";
import { batchesOf, listContracts } from "#db/contracts.server.ts";
import type { Store } from "../store.ts";
import { DAY } from "./demo-steps.ts";

const OPERATIONS = "Demo operations";
/** Contract, week, days after its due day, what was said. */
const SAID: [string, number, number, string][] = [
  ["Multilingual helpfulness", 3, 1, "Vendor: the French team lost a day to a power cut; the file follows on Monday."],
  ["Multilingual helpfulness", 4, 1, "Vendor: two reviewers are ill; no new day was given yet."],
  ["Reasoning set, winter", 2, 3, "Thirty mathematics prompts were withdrawn by us after the week had begun."],
];

export async function seedWeekReasons({ db }: Store): Promise<void> {
  const contracts = await listContracts(db);
  for (const [title, week, days, reason] of SAID) {
    const contract = contracts.find((one) => one.title === title);
    const batch = contract && (await batchesOf(db, contract.id)).find((one) => one.week === week);
    if (!contract || !batch) continue;
    const tools = { db, now: () => batch.dueAt + days * DAY + (9 * DAY) / 24 };
    const given = await giveWeekReason(tools, contract.id, { week: `${week}`, reason, by: OPERATIONS });
    if (!given.ok) throw new Error(`The demo's reason failed: ${JSON.stringify(given)}`);
  }
}
