import type { AppLoadContext } from "@remix-run/node";
import { GOLD_LIST, ROUND_LIST } from "#app/calibration/calibration-lists.ts";
import { calibrationPage } from "#app/calibration/calibration-page.server.ts";
import { CLOCK_LIST, READINESS_NOTES, STAGE_LIST, TERM_LIST } from "#app/contracts/contract-lists.ts";
import { readinessPage } from "#app/contracts/readiness-page.server.ts";
import { stagePage } from "#app/contracts/stage-page.server.ts";
import { datedTerms } from "#app/contracts/terms-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";
import { instructionsPage } from "#app/schedule/instructions-page.server.ts";
import { INSTRUCTION_LIST } from "#app/schedule/schedule-lists.ts";

type Answer = (context: AppLoadContext, contractId: string, url: string) => Promise<Response | undefined>;

/** By name in the address. undefined when there is no such contract. */
export const ROUTE_LISTS: Readonly<Record<string, Answer>> = {
  terms: async ({ db, now }, id, url) => {
    const page = await datedTerms(db, id, now());
    return page && csvOfList(`${page.contract.title} terms in force`, TERM_LIST, page.recorded, url);
  },
  clocks: async ({ db, now }, id, url) => {
    const page = await datedTerms(db, id, now());
    return page && csvOfList(`${page.contract.title} countdowns`, CLOCK_LIST, page.clocks, url);
  },
  notes: async (context, id, url) => {
    const page = await readinessPage(context, id);
    return page && csvOfList(`${page.contract.title} readiness notes`, READINESS_NOTES, page.history, url);
  },
  stages: async (context, id, url) => {
    const page = await stagePage(context, id);
    return page && csvOfList(`${page.contract.title} stages`, STAGE_LIST, page.history, url);
  },
  instructions: async ({ db, now }, id, url) => {
    const page = await instructionsPage(db, id, now());
    return page && csvOfList(`${page.contract.title} instructions`, INSTRUCTION_LIST, page.versions, url);
  },
  rounds: async (context, id, url) => {
    const page = await calibrationPage(context, id, new URLSearchParams());
    return page && csvOfList(`${page.contract.title} calibration rounds`, ROUND_LIST, page.rounds, url);
  },
  gold: async (context, id, url) => {
    const page = await calibrationPage(context, id, new URLSearchParams());
    return page && csvOfList(`${page.contract.title} gold`, GOLD_LIST, page.gold, url);
  },
};
