/** A contract at $4.00 a comparison with three weeks, and a delivery in which everything about who judged how is known. */
import { type ContractTerms, parseContract } from "#app/domain/contract.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { deliver } from "#test/support/deliver.ts";
import type { TestTools } from "#test/support/tools.ts";

/** @throws Error where the changes make it no contract. */
export function threeWeekTerms(changes: Record<string, unknown> = {}): ContractTerms {
  const parsed = parseContract({
    vendor: "Harbour Labelling",
    title: "Helpfulness",
    currency: "USD",
    unit: "comparison",
    committedUnits: 1200,
    tiers: [{ fromUnit: 1, unitPrice: "4.00" }],
    startsOn: "2026-10-05",
    ramp: [400, 400, 400],
    feedback: { kind: "likert", points: 5 },
    approvedModels: ["model-a", "model-b"],
    rejectionWindowDays: 10,
    ...changes,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.contract;
}

/** Batch ids of weeks 1 to 3. */
export async function threeWeeks(tools: TestTools): Promise<{ contractId: string; weeks: string[] }> {
  const stored = await storeContract(tools.db, threeWeekTerms(), { now: tools.now(), by: "tester" });
  if (stored.kind === "refused") throw new Error(stored.message);
  return { contractId: stored.id, weeks: (await batchesOf(tools.db, stored.id)).map(({ id }) => id) };
}

/** w-0 … w-7 judge in turn, 50 records each of 400; every record is gold. w-5 is wrong whenever the others would be right. */
export const ANNOTATORS = 8;
export const BAD = "w-5";

/** One canonical line; record k is judged by w-(k mod 8), and the better response stands first when k is even. */
export function line(k: number, changes: Record<string, unknown> = {}): string {
  const annotator = `w-${k % ANNOTATORS}`;
  const firstIsBetter = Math.floor(k / ANNOTATORS) % 2 === 0;
  const right = firstIsBetter ? 1 : 5;
  // One answer in ten is wrong; of the bad annotator nine in ten are.
  const slips = Math.floor(k / ANNOTATORS) % 10 === 3;
  const value = slips !== (annotator === BAD) ? 6 - right : right;
  return JSON.stringify({
    id: `rec-${String(k).padStart(4, "0")}`,
    prompt: `Question ${k}: what is ${k} plus one?`,
    responses: [
      { text: firstIsBetter ? `It is ${k + 1}.` : `I think it might be ${k + 3}.`, model: "model-a" },
      { text: firstIsBetter ? `I think it might be ${k + 3}.` : `It is ${k + 1}.`, model: "model-b" },
    ],
    judgments: [{ annotator, kind: "likert", value, points: 5, seconds: 20 + (k % 50), at: "2026-10-06T09:00:00Z" }],
    domain: k % 4 === 0 ? "code" : "writing",
    language: "en",
    turn: 1,
    gold: { kind: "likert", value: right, points: 5 },
    ...changes,
  });
}

export function lines(count: number, from = 0): string {
  return Array.from({ length: count }, (_, i) => `${line(from + i)}\n`).join("");
}

export async function deliverWeek(tools: TestTools, batchId: string, content = lines(400)): Promise<number> {
  const result = await deliver(tools, batchId, content);
  if (result.kind !== "stored") throw new Error(JSON.stringify(result));
  return result.deliveryId;
}

/** What a loader or action is called with. */
export function call(
  tools: TestTools,
  path: string,
  params: Record<string, string>,
  form?: Record<string, string | string[]>,
) {
  const url = `http://assay.test${path}`;
  if (!form) return { request: new Request(url), params, context: tools };
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
  return { request: new Request(url, { method: "POST", body }), params, context: tools };
}
