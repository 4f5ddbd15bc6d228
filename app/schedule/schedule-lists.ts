/** The lists of a contract's dates: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { InstructionsPage } from "./instructions-page.server.ts";
import type { SchedulePage } from "./schedule-page.server.ts";
import type { TimelinePage } from "./timeline-page.server.ts";

export const weekList = (timeZone: string): List<SchedulePage["weeks"][number]> => ({
  name: "weeks",
  filters: ["timing", "volume"],
  cells: {
    week: ({ week }) => week,
    phase: ({ phase }) => phase,
    "due on": ({ dueOn }) => dueOn,
    "time zone": () => timeZone,
    "expected units": ({ expectedUnits }) => expectedUnits,
    "received rows": ({ receivedRows }) => receivedRows,
    "valid units": ({ validUnits }) => validUnits,
    "accepted units": ({ acceptedUnits }) => acceptedUnits,
    "received on": ({ firstReceivedOn }) => firstReceivedOn,
    timing: ({ standing }) => standing.timing,
    "days late": ({ standing }) => standing.daysLate,
    volume: ({ standing }) => standing.volume,
    "missing units": ({ standing }) => standing.missingUnits,
    reason: ({ reasons }) => reasons.at(-1)?.reason ?? null,
    "reason by": ({ reasons }) => reasons.at(-1)?.by ?? null,
    "reason at": ({ reasons }) => instantCell(reasons.at(-1)?.at),
    "instruction version": ({ instructionVersion }) => instructionVersion,
    checkpoints: ({ models }) => models.join(" "),
  },
});

export const MILESTONE_LIST: List<SchedulePage["milestones"][number]> = {
  name: "milestones",
  filters: ["state"],
  cells: {
    kind: ({ kind }) => kind,
    milestone: ({ title }) => title,
    "by week": ({ week }) => week,
    "planned on": ({ plannedOn }) => plannedOn,
    "due on": ({ dueOn }) => dueOn,
    "days slipped": ({ slippedDays }) => slippedDays,
    "last reason": ({ slips }) => slips.at(-1)?.reason ?? null,
    state: ({ state }) => state,
    "done on": ({ done }) => done?.on ?? null,
    "done by": ({ done }) => done?.by ?? null,
    owner: ({ owner }) => owner,
  },
};

export const SLOT_LIST: List<SchedulePage["slots"][number]> = {
  name: "slots",
  filters: ["state"],
  cells: {
    week: ({ week }) => week,
    units: ({ units }) => units,
    "confirm by": ({ confirmBy }) => confirmBy,
    state: ({ state }) => state,
    "confirmed on": ({ confirmed }) => confirmed?.on ?? null,
    "confirmed by": ({ confirmed }) => confirmed?.by ?? null,
    "booked by": ({ by }) => by,
  },
};

export const MARK_LIST: List<TimelinePage["marks"][number]> = {
  name: "marks",
  filters: ["kind"],
  cells: {
    day: ({ on }) => on,
    week: ({ week }) => week,
    kind: ({ kind }) => kind,
    what: ({ what }) => what,
  },
};

export const INSTRUCTION_LIST: List<InstructionsPage["versions"][number]> = {
  name: "instructions",
  cells: {
    version: ({ version }) => version,
    "agreed on": ({ document }) => document?.agreedOn ?? null,
    "agreed by": ({ document }) => document?.agreedBy ?? null,
    weeks: ({ weeks }) => weeks.map(({ week }) => week).join(" "),
    "calibration rounds": ({ rounds }) => rounds.map(({ number }) => number).join(" "),
    sha256: ({ document }) => document?.sha256 ?? null,
    "added at": ({ document }) => instantCell(document?.at),
  },
};

interface CalendarLink {
  contract: string | null;
  revokedAt: number | null;
  createdAt: number;
  createdBy: string;
}

export const CALENDAR_LIST: List<CalendarLink> = {
  name: "links",
  filters: ["state"],
  cells: {
    "calendar of": ({ contract }) => contract ?? "every contract",
    state: ({ revokedAt }) => (revokedAt === null ? "open" : "ended"),
    made: ({ createdAt }) => instantCell(createdAt),
    by: ({ createdBy }) => createdBy,
    "ended at": ({ revokedAt }) => instantCell(revokedAt),
  },
};
