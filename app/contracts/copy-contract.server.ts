/** Makes a contract like another one: same prices, models, mix, policy and ramp; other title and start; its terms as they hold. */
import { parseContract } from "#app/domain/contract.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { dayIn } from "#app/domain/terms/clock.ts";
import { TERM_KINDS } from "#app/domain/terms/kinds.ts";
import { termOn } from "#app/domain/terms/term.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import type { Db } from "#db/client.server.ts";
import { recordTerm, termsOf } from "#db/terms.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

/** The file of another contract as one to start from: the weeks as a ramp, checkpoints without days, since their dates are over. */
export function fileLike(
  { weeks = [], checkpoints, ...file }: ContractFile,
  changes: { title: string; startsOn: string },
): ContractFile {
  return {
    ...file,
    ...changes,
    ramp: weeks.map(({ expectedUnits }) => expectedUnits),
    ...(checkpoints && { checkpoints: checkpoints.map(({ approved: _, ...one }) => one) }),
    calibrationWeeks: weeks.filter(({ phase }) => phase === "calibration").length,
  };
}

export async function copyContract(
  tools: Tools,
  fromId: string,
  { by, ...changes }: { title: string; startsOn: string; by: string },
): Promise<{ kind: "created"; id: string } | { kind: "refused"; message: string }> {
  const file = await contractFile(tools.db, fromId);
  if (!file) return { kind: "refused", message: "There is no such contract." };
  const parsed = parseContract(fileLike(file, changes));
  if (!parsed.ok)
    return { kind: "refused", message: parsed.problems.map(({ path, message }) => `${path}: ${message}`).join(" ") };
  const stored = await storeContract(tools.db, parsed.contract, { now: tools.now(), by, stage: "sourcing" });
  if (stored.kind === "created") await copyTerms(tools, { fromId, toId: stored.id, from: changes.startsOn, by });
  return stored;
}

/** The terms that hold today, as terms of another contract from its start on. */
export async function copyTerms(
  { db, now }: Tools,
  { fromId, toId, from, by }: { fromId: string; toId: string; from: string; by: string },
): Promise<void> {
  const rows = await termsOf(db, fromId);
  const today = dayIn(now(), "UTC");
  for (const kind of TERM_KINDS) {
    const holds = termOn(rows, kind, today);
    if (!holds || holds.value === null) continue;
    const { value, clause, source, owner } = holds;
    const signed = { contractId: toId, effectiveFrom: from < today ? from : today, recordedAt: now(), recordedBy: by };
    await recordTerm(db, { kind, value, clause, source, owner, ...signed });
  }
}
