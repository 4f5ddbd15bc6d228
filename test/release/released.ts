/** Deliveries taken in and decided for real, in a database in memory and a vault in a temporary folder. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseContract } from "#app/domain/contract.ts";
import type { Training } from "#app/domain/decision.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { ingest } from "#app/ingest/ingest.server.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import type { Rule } from "#app/review/rules.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { batchOfWeek } from "#db/contracts.server.ts";
import { latestDecisions } from "#db/decisions.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { NOW, type TestTools } from "#test/support/tools.ts";

/** Three weeks; returns the contract's id. */
export async function contractOfThreeWeeks({ db }: TestTools): Promise<string> {
  const parsed = parseContract({
    vendor: "Larkfield Annotation",
    title: "General helpfulness",
    currency: "USD",
    unit: "comparison",
    committedUnits: 17_000,
    tiers: [{ fromUnit: 1, unitPrice: "4.00" }],
    startsOn: "2026-10-05",
    ramp: [2_000, 5_000, 10_000],
    feedback: { kind: "likert", points: 5 },
    rejectionWindowDays: 10,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const stored = await storeContract(db, parsed.contract, { now: NOW, by: "tester" });
  if (stored.kind === "refused") throw new Error(stored.message);
  return stored.id;
}

export async function batchIdOf(tools: TestTools, contractId: string, week: number): Promise<string> {
  const batch = await batchOfWeek(tools.db, contractId, week);
  if (!batch) throw new Error(`The contract has no week ${week}.`);
  return batch.id;
}

/** Takes the text in as the week's next delivery; returns where its vault file lies. */
export async function takeIn(
  tools: TestTools,
  batchId: string,
  text: string,
  { fileName = "delivery.jsonl", kind = "full" as "full" | "correction" } = {},
): Promise<{ deliveryId: number; vaultFile: string }> {
  const file = join(tools.folder, fileName);
  writeFileSync(file, text);
  const request = {
    file,
    fileName,
    batchId,
    reader: null,
    kind,
    receivedBy: "tester",
    now: NOW,
    limits: DEFAULT_LIMITS,
  };
  const result = await ingest(tools.db, tools.vault, request, { progress: () => {}, cancelled: () => false });
  if (result.kind !== "stored") throw new Error(JSON.stringify(result));
  const delivery = await deliveryById(tools.db, result.deliveryId);
  if (!delivery) throw new Error("The delivery is not there.");
  const { textSha256: sha256 } = delivery;
  return { deliveryId: result.deliveryId, vaultFile: join(tools.vault.folder, sha256.slice(0, 2), sha256) };
}

export async function decide(
  tools: TestTools,
  batchId: string,
  { training = "include" as Training, rules = [] as Rule[] } = {},
): Promise<number> {
  const seenDecisionId = (await latestDecisions(tools.db, [batchId])).get(batchId)?.id ?? null;
  const commercial = training === "include" || training === "reweight" ? "accept" : "reject";
  const input = {
    batchId,
    commercial,
    training,
    rules,
    reason: "For the test.",
    signer: "tester",
    seenDecisionId,
  } as const;
  const result = await decideBatch(tools, input);
  if (result.kind !== "decided") throw new Error(result.message);
  return result.id;
}

export async function exported(tools: TestTools, releaseId: string, format = "trl-preference"): Promise<string> {
  const found = await exportRelease(tools, releaseId, format);
  if (found.kind !== "export") throw new Error(found.message);
  const chunks: Buffer[] = [];
  for await (const chunk of found.chunks) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

export function linesOfText(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

export function jsonl(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}
