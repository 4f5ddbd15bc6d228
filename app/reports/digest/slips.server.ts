/** Weeks and milestones that slipped, each with the reason that somebody gave. */
import { countOf } from "#app/domain/figure.ts";
import { milestoneStanding } from "#app/domain/milestone.ts";
import { listContracts } from "#db/contracts.server.ts";
import { milestonesOf } from "#db/schedule.server.ts";
import { weekReasonsIn } from "#db/week-events.server.ts";
import type { SectionOf } from "./facts.ts";

/** What slipped, and why: of weeks and of milestones, as it was said in the week. */
export const slipsSection: SectionOf = async ({ tools, span }) => {
  const contracts = await listContracts(tools.db);
  const said = await weekReasonsIn(tools.db, span);
  const moved = [];
  for (const { id, title, vendor, timeZone } of contracts) {
    for (const milestone of await milestonesOf(tools.db, id))
      for (const slip of milestoneStanding(milestone.entries, timeZone, tools.now()).slips)
        if (slip.at >= span.from && slip.at < span.to)
          moved.push({
            ...slip,
            contract: title,
            vendor,
            href: `/contracts/${id}/milestones/${milestone.id}`,
            what: `${milestone.title}, from ${slip.from} to ${slip.to}`,
          });
  }
  const rows = [
    ...said.map(({ contractId, week, ...one }) => ({
      ...one,
      what: `week ${week}`,
      href: `/contracts/${contractId}/schedule`,
    })),
    ...moved,
  ].sort((a, b) => a.at - b.at);
  return {
    key: "slips",
    title: "What slipped, and why",
    sentence: rows.length === 0 ? "No reason for a slip was recorded." : `${countOf(rows.length, "reason")} recorded.`,
    columns: [
      { key: "what", header: "What" },
      { key: "contract", header: "Contract" },
      { key: "why", header: "Why" },
      { key: "by", header: "Said by" },
      { key: "at", header: "On" },
    ],
    rows: rows.map(({ what, href, contract, vendor, reason, by, at }) => ({
      what: { text: what, href },
      contract: `${vendor} · ${contract}`,
      why: reason,
      by,
      at: { at },
    })),
  };
};
