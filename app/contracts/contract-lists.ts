/** The lists on a contract's own pages: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import { READINESS } from "#app/domain/readiness.ts";
import { TERMS } from "#app/domain/terms/kinds.ts";
import type { TermClock } from "./clocks.ts";
import type { NamedAttachment } from "./documents-page.server.ts";
import type { QuestionLine } from "./questions-page.server.ts";
import type { ReadinessPage } from "./readiness-page.server.ts";
import type { StagePage } from "./stage-page.server.ts";
import type { TermLine } from "./terms-page.server.ts";

/** What holds today; every version goes out with the CSV of the terms. */
export const TERM_LIST: List<TermLine> = {
  name: "terms",
  filters: ["owner"],
  cells: {
    term: ({ title }) => title,
    agreed: ({ says }) => says,
    "clock ends": ({ clock }) => instantCell(clock?.endsAt),
    clock: ({ clock }) => clock?.state ?? null,
    since: ({ effectiveFrom }) => effectiveFrom,
    owner: ({ owner }) => owner,
    source: ({ source }) => source,
    clause: ({ clause }) => clause,
  },
};

export const CLOCK_LIST: List<TermClock> = {
  name: "clocks",
  filters: ["term", "state"],
  cells: {
    week: ({ batch }) => batch?.week ?? null,
    invoice: ({ invoice }) => invoice?.number ?? null,
    term: ({ kind }) => TERMS[kind].title,
    state: ({ state }) => state,
    "what then": ({ what }) => what,
    ends: ({ endsAt }) => instantCell(endsAt),
    began: ({ startsAt }) => instantCell(startsAt),
  },
};

export const READINESS_LIST: List<ReadinessPage["items"][number]> = {
  name: "items",
  filters: ["state"],
  cells: {
    item: ({ item }) => item,
    title: ({ title }) => title,
    state: ({ state }) => state,
    owner: ({ entry }) => entry?.owner ?? null,
    evidence: ({ entry }) => entry?.evidence ?? null,
    link: ({ entry }) => entry?.link ?? null,
    "noted at": ({ entry }) => instantCell(entry?.at),
    "noted by": ({ entry }) => entry?.by ?? null,
  },
};

export const READINESS_NOTES: List<ReadinessPage["history"][number]> = {
  name: "notes",
  filters: ["item"],
  cells: {
    item: ({ item }) => READINESS[item].title,
    state: ({ state }) => state,
    evidence: ({ evidence }) => evidence,
    link: ({ link }) => link,
    owner: ({ owner }) => owner,
    "noted at": ({ at }) => instantCell(at),
    "noted by": ({ by }) => by,
  },
};

export const DOCUMENT_LIST: List<NamedAttachment> = {
  name: "documents",
  filters: ["belongs to"],
  cells: {
    file: ({ fileName }) => fileName,
    "belongs to": ({ of }) => of,
    content: ({ type }) => type,
    bytes: ({ bytes }) => bytes,
    sha256: ({ sha256 }) => sha256,
    note: ({ note }) => note,
    "added at": ({ at }) => instantCell(at),
    "added by": ({ by }) => by,
    withdrawn: ({ withdrawal }) => withdrawal && `${withdrawal.by}: ${withdrawal.reason}`,
  },
};

export const QUESTION_LIST: List<QuestionLine> = {
  name: "questions",
  filters: ["answered by"],
  cells: {
    "answered by": ({ asked }) => asked,
    week: ({ week }) => week,
    question: ({ text }) => text,
    "asked by": ({ by }) => by,
    "asked at": ({ at }) => instantCell(at),
    state: ({ state }) => state,
    days: ({ days }) => Number(days.toFixed(3)),
    answer: ({ answer }) => answer?.text ?? null,
    "answered by name": ({ answer }) => answer?.by ?? null,
    "answered at": ({ answer }) => instantCell(answer?.at),
  },
};

export const STAGE_LIST: List<StagePage["history"][number]> = {
  name: "stages",
  cells: {
    stage: ({ stage }) => stage,
    since: ({ on }) => on,
    "what happened": ({ note }) => note,
    "not ready then": ({ red }) => red && `${red.items.join(", ")}. ${red.reason}`,
    "open then": ({ open }) => open && `${open.items.join("; ")}. ${open.reason}`,
    "signed at": ({ at }) => instantCell(at),
    "signed by": ({ by }) => by,
  },
};
