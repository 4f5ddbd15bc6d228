/** A contract of three weeks with a release of each stretch, whose contents are only counted, and runs on them. */
import { registerRun } from "#app/loop/register-run.server.ts";
import { takeEvaluations } from "#app/loop/take-evaluations.server.ts";
import type { Db } from "#db/client.server.ts";
import { insertRelease } from "#db/releases.server.ts";
import { aContract, batchIdOf, decided, delivered } from "#test/support/contract-story.ts";

/** Payable by week: $1,000, $2,000 and nothing. */
const PAYABLE = [100_000, 200_000, 0];

export interface Loop {
  contract: string;
  /** Batch ids of weeks 1 to 3. */
  weeks: string[];
  /** Decision ids of weeks 1 to 3. */
  decisions: number[];
}

export async function aLoop(db: Db, changes: Record<string, unknown> = {}): Promise<Loop> {
  const contract = await aContract(db, changes);
  const weeks: string[] = [];
  const decisions: number[] = [];
  for (const [i, payableMinor] of PAYABLE.entries()) {
    await delivered(db, contract, i + 1, { items: 100, at: i });
    decisions.push(
      await decided(db, contract, i + 1, {
        commercial: "accept",
        training: "include",
        acceptedUnits: 100,
        payableMinor,
        at: i,
      }),
    );
    weeks.push(await batchIdOf(db, contract, i + 1));
  }
  return { contract, weeks, decisions };
}

/** A release of these weeks of the contract, by its name. */
export async function aRelease(db: Db, { weeks, decisions }: Loop, name: string, of: readonly number[]): Promise<void> {
  const members = of.map((week) => ({ batchId: weeks[week - 1] ?? "", decisionId: decisions[week - 1] ?? 0 }));
  await insertRelease(db, { id: `id-${name}`, name, manifest: {}, createdAt: 0, createdBy: "tester" }, members);
}

export const RUN = { kind: "main", baseCheckpoint: "sft-7b", method: "DPO", seeds: "1, 2, 3", by: "tester" };

/** Returns its id. `at` tells runs apart in time. */
export async function aRun(db: Db, run: Record<string, unknown>, at = 0): Promise<string> {
  const made = await registerRun(db, { ...RUN, ...run }, at);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.id;
}

export async function aBase(db: Db): Promise<string> {
  return aRun(db, { name: "base", kind: "base", method: "", release: "" });
}

/** Values of seeds 1, 2, … on one benchmark. */
export async function scored(
  db: Db,
  run: string,
  values: readonly number[],
  fields: Record<string, unknown> = {},
): Promise<void> {
  const rows = values.map((value, i) => ({ run, evaluation: "win-rate", seed: i + 1, value, n: 500, ...fields }));
  const taken = await takeEvaluations(db, { text: JSON.stringify(rows), by: "tester", now: 0 });
  if (taken.kind === "refused") throw new Error(JSON.stringify(taken.faults));
}
