/** A contract with a round of pairs that have a key, and files of answers to it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addFile } from "#app/calibration/add-items.server.ts";
import { createRound } from "#app/calibration/round.server.ts";
import { takeAnswerFile } from "#app/calibration/take-answers.server.ts";
import type { PassRule } from "#app/domain/pass-rule.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { aContract } from "#test/support/a-contract.ts";
import type { TestTools } from "#test/support/tools.ts";

export const RULE: PassRule = { atLeast: 8, of: 10, match: "side", domainShare: null };

/** Pair k: the first response is better when k is even. */
export function pair(k: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: `cal-${k}`,
    prompt: `How much is ${k} plus one?`,
    responses: [{ text: k % 2 === 0 ? `${k + 1}` : `${k + 5}` }, { text: k % 2 === 0 ? `${k + 5}` : `${k + 1}` }],
    judgments: [],
    domain: k < 5 ? "small" : "large",
    gold: { kind: "likert", value: k % 2 === 0 ? 1 : 5, points: 5 },
    ...changes,
  };
}

export const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Everybody answers every pair; `wrong[name]` says how many of the first ones wrongly. */
export function answered(wrong: Record<string, number>, count = 10, from = 0): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, i) =>
    pair(from + i, {
      gold: undefined,
      judgments: Object.entries(wrong).map(([annotator, many]) => {
        const right = (from + i) % 2 === 0 ? 2 : 4;
        return { annotator, kind: "likert", value: i < many ? 6 - right : right, points: 5, seconds: 30 + i };
      }),
    }),
  );
}

let files = 0;

export function source(tools: TestTools, content: string, name = "file.jsonl") {
  files += 1;
  const file = join(tools.folder, `calibration-${files}`);
  writeFileSync(file, content);
  return { file, fileName: name, reader: null, limits: DEFAULT_LIMITS, now: tools.now() };
}

/** A contract, or the one given, with a round of ten pairs. */
export async function aRound(
  tools: TestTools,
  {
    contractId,
    from = 0,
    instructions = "1.0",
    rule = RULE,
  }: { contractId?: string; from?: number; instructions?: string; rule?: PassRule } = {},
): Promise<{ contractId: string; roundId: string }> {
  const id = contractId ?? (await aContract(tools.db)).id;
  const round = await createRound(tools.db, {
    contractId: id,
    title: "Onboarding",
    instructionVersion: instructions,
    rule,
    by: "lead",
    now: tools.now(),
  });
  if (round.kind === "refused") throw new Error(round.message);
  const items = Array.from({ length: rule.of }, (_, i) => pair(from + i));
  const added = await addFile(tools, round.id, source(tools, lines(items)), { want: null, by: "lead" });
  if (added.kind === "refused") throw new Error(added.message);
  return { contractId: id, roundId: round.id };
}

export async function answer(tools: TestTools, roundId: string, rows: readonly unknown[]) {
  return takeAnswerFile(tools, roundId, source(tools, lines(rows)), "lead");
}
