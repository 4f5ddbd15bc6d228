/** Makes a round, sets its rule and closes it. */
import { randomUUID } from "node:crypto";
import { MOST_CALIBRATION_ITEMS, type PassRule } from "#app/domain/pass-rule.ts";
import {
  changeRule,
  countAnswers,
  insertClosure,
  insertRound,
  type RoundRow,
  roundById,
} from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";

export interface Refused {
  kind: "refused";
  /** The field it belongs to; "" for the whole. */
  field: string;
  message: string;
}

export function refused(field: string, message: string): Refused {
  return { kind: "refused", field, message };
}

const LONGEST_TITLE = 200;
const LONGEST_NOTE = 10_000;

export interface RoundRequest {
  contractId: string;
  title: string;
  instructionVersion: string | null;
  rule: PassRule;
  by: string;
  now: number;
}

export async function createRound(db: Db, request: RoundRequest): Promise<{ kind: "created"; id: string } | Refused> {
  const { contractId, rule, by, now } = request;
  const title = request.title.trim();
  if (!(await contractById(db, contractId))) return refused("", "There is no such contract.");
  if (title === "" || title.length > LONGEST_TITLE)
    return refused("title", `Give a title of 1 to ${LONGEST_TITLE} characters.`);
  const fault = ruleFault(rule);
  if (fault) return fault;
  const id = randomUUID();
  const instructionVersion = request.instructionVersion?.trim() || null;
  await insertRound(db, { id, contractId, title, instructionVersion, rule, createdAt: now, createdBy: by });
  return { kind: "created", id };
}

/** The rule stands once somebody has answered: nobody is judged by a rule made after their answers were seen. */
export async function setRule(db: Db, roundId: string, rule: PassRule): Promise<{ kind: "set" } | Refused> {
  const round = await roundById(db, roundId);
  if (!round) return refused("", "There is no such round.");
  if (round.closure) return closedRefusal(round);
  if ((await countAnswers(db, roundId)) > 0) return refused("", "The rule stands: the round has answers already.");
  const fault = ruleFault(rule);
  if (fault) return fault;
  await changeRule(db, roundId, rule);
  return { kind: "set" };
}

export interface ClosingRequest {
  roundId: string;
  note: string;
  nextInstructionVersion: string | null;
  by: string;
  now: number;
}

export async function closeRound(db: Db, request: ClosingRequest): Promise<{ kind: "closed" } | Refused> {
  const { roundId, by, now } = request;
  const note = request.note.trim();
  const round = await roundById(db, roundId);
  if (!round) return refused("", "There is no such round.");
  if (note === "" || note.length > LONGEST_NOTE)
    return refused("note", "Say what changed after the round, or that nothing did.");
  const nextInstructionVersion = request.nextInstructionVersion?.trim() || null;
  const closed = await insertClosure(db, { roundId, note, nextInstructionVersion, closedAt: now, closedBy: by });
  return closed ? { kind: "closed" } : closedRefusal((await roundById(db, roundId)) ?? round);
}

export function closedRefusal({ closure }: Pick<RoundRow, "closure">): Refused {
  const who = closure ? ` by ${closure.closedBy}` : "";
  return refused("", `The round was closed${who}; it takes no more items or answers. Make another round.`);
}

function ruleFault({ atLeast, of, domainShare }: PassRule): Refused | null {
  if (!Number.isInteger(of) || of < 1 || of > MOST_CALIBRATION_ITEMS)
    return refused("of", `A round has 1 to ${MOST_CALIBRATION_ITEMS} items.`);
  if (!Number.isInteger(atLeast) || atLeast < 1 || atLeast > of)
    return refused("atLeast", `Between 1 and ${of} of ${of} can be asked for.`);
  if (domainShare !== null && !(domainShare > 0 && domainShare <= 1))
    return refused("domainShare", "A share lies above 0 and up to 100 %.");
  return null;
}
