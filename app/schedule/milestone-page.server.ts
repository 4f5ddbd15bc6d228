/** One milestone and everything that happened to it. */
import { named } from "#app/contracts/documents-page.server.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import { attachmentsOn } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { milestoneById } from "#db/schedule.server.ts";
import { milestoneLine } from "./schedule-page.server.ts";

/** undefined when the contract has no such milestone. */
export async function milestonePage(db: Db, params: { contract?: string; milestone?: string }, now: number) {
  const contract = await contractById(db, params.contract ?? "");
  const row = await milestoneById(db, params.milestone ?? "");
  if (!contract || row?.contractId !== contract.id) return undefined;
  return {
    now,
    today: dayIn(now, contract.timeZone),
    contract: { id: contract.id, title: contract.title },
    milestone: milestoneLine(row, contract.timeZone, now),
    entries: row.entries.toReversed(),
    attachments: await named(db, await attachmentsOn(db, "milestone", row.id)),
  };
}
