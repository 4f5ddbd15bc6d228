/** Where a contract stands in its life, how it got there, and the move to the next stage. */
import { z } from "zod";
import { isDay } from "#app/domain/instant.ts";
import { redItems } from "#app/domain/readiness.ts";
import { nameText, saidText } from "#app/domain/said.ts";
import { hasEnded, moveProblems, movesFrom, STAGE_UNSAID, STAGES } from "#app/domain/stage.ts";
import { dayIn } from "#app/domain/terms/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { NewCloseOut } from "#db/close-outs.server.ts";
import { appendStage, readinessOf, stagesOf } from "#db/contract-life.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { timeZoneOf } from "./day-of-contract.ts";
import { statesOf } from "./readiness-page.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export type StagePage = NonNullable<Awaited<ReturnType<typeof stagePage>>>;

/** undefined when there is no such contract. */
export async function stagePage({ db, now }: Tools, contractId: string) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const history = await stagesOf(db, contractId);
  const stage = history.at(-1)?.stage ?? STAGE_UNSAID;
  return {
    now: now(),
    today: dayIn(now(), timeZoneOf(contract)),
    contract: { id: contract.id, title: contract.title },
    stage,
    /** Nobody has said it: it is the stage of every contract from before there were stages. */
    isUnsaid: history.length === 0,
    moves: movesFrom(stage),
    history: history.toReversed(),
    red: redItems(statesOf(await readinessOf(db, contractId))),
  };
}

const reason = z.string().trim().max(2000, "A reason has at most 2,000 characters.");
const moveSchema = z.object({
  stage: z.enum(STAGES, { error: "Choose a stage." }),
  on: z.string({ error: "Give the day." }).trim().refine(isDay, "Write the day as YYYY-MM-DD."),
  note: saidText("Say what happened.", 2000, "A note has at most 2,000 characters."),
  by: nameText("Sign with your name."),
  redReason: z.preprocess((text) => text ?? "", reason),
  openReason: z.preprocess((text) => text ?? "", reason),
});

/** What only other rooms know of a contract that ends. */
export interface Ending {
  /** What is still open with the vendor. */
  open: readonly string[];
  /** The report of its end, written with the move; null when it does not end. */
  report: Pick<NewCloseOut, "content" | "sha256"> | null;
}

export type MoveResult = { ok: true } | { ok: false; errors: Record<string, string> };

/** @param form `seen` is the id of the newest stage that was shown; left out, whatever holds now */
export async function moveStage(
  { db, now }: Tools,
  contractId: string,
  form: URLSearchParams,
  { open, report }: Ending,
): Promise<MoveResult> {
  const contract = await contractById(db, contractId);
  if (!contract) return { ok: false, errors: { form: "There is no such contract." } };
  const parsed = moveSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false, errors: problemsOf(parsed.error.issues) };
  const { stage, on, note, by, redReason, openReason } = parsed.data;
  const last = (await stagesOf(db, contractId)).at(-1);
  const red = stage === "running" ? redItems(statesOf(await readinessOf(db, contractId))) : [];
  const today = dayIn(now(), timeZoneOf(contract));
  const from = last?.stage ?? STAGE_UNSAID;
  const before = last?.on ?? null;
  const errors = moveProblems({ from, to: stage, on, before, today, red, redReason, open, openReason });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const row = {
    contractId,
    stage,
    on,
    note,
    by,
    at: now(),
    red: red.length > 0 ? { items: red, reason: redReason } : null,
    open: hasEnded(stage) && open.length > 0 ? { items: [...open], reason: openReason } : null,
  };
  const seen = form.get("seen") === null ? (last?.id ?? 0) : Number(form.get("seen"));
  const closeOut = report && { ...report, contractId, createdBy: by, createdAt: now() };
  if (await appendStage(db, row, seen, closeOut)) return { ok: true };
  return { ok: false, errors: { form: "Somebody moved it meanwhile; look at the history and choose again." } };
}

export function problemsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]));
}
