/** The steps of a demo week, each taken as a person would take it: a file handed over, a decision signed, a release made. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { viewCache } from "#app/http/view-cache.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { ingest } from "#app/ingest/ingest.server.ts";
import { mappingChoice, type ReaderChoice } from "#app/ingest/reader-choice.ts";
import { createRelease } from "#app/release/release.server.ts";
import { DEFAULT_SPLIT } from "#app/release/release-options.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import type { Rule } from "#app/review/rules.ts";
import { type BatchRow, contractById } from "#db/contracts.server.ts";
import { latestDecisions } from "#db/decisions.server.ts";
import { CODE_REVIEW_MAPPING } from "#db/demo/code-review.ts";
import type { DemoContract, DemoDecision, DemoWeek } from "#db/demo/contract.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryText } from "#db/demo/index.ts";
import { saveMapping } from "#db/mappings.server.ts";
import type { Store } from "../store.ts";
import { CALIBRATED } from "./demo-contract.ts";
import { pointTo } from "./seed-pilot.ts";
import { DEMO_USES } from "./seed-terms.ts";

export const SIGNER = "Demo lead";
export const DAY = 86_400_000;

export async function readerOf(
  store: Store,
  demo: DemoContract,
  contractId: string,
  now: number,
): Promise<ReaderChoice | null> {
  if (demo.format.layout !== "mapping") return null;
  const contract = await contractById(store.db, contractId);
  const saved = await saveMapping(store.db, {
    vendorId: contract?.vendorId ?? "",
    name: "review-table",
    body: CODE_REVIEW_MAPPING,
    now,
  });
  return mappingChoice(CODE_REVIEW_MAPPING, `${saved.name}-${saved.version}`);
}

export async function deliver(
  store: Store,
  batch: BatchRow,
  week: DemoWeek,
  receivedAt: number,
  demo: DemoContract,
  reader: ReaderChoice | null,
  folder: string,
): Promise<void> {
  await takeIn(
    store,
    { batchId: batch.id, fileName: week.fileName, content: bytesOf(demo, week), reader },
    receivedAt,
    folder,
  );
}

interface DemoFile {
  batchId: string;
  fileName: string;
  content: string | Buffer;
  reader: ReaderChoice | null;
}

/** Hands a file to the ordinary ingest. */
export async function takeIn(
  store: Store,
  { content, ...given }: DemoFile,
  receivedAt: number,
  folder: string,
): Promise<void> {
  const file = join(folder, given.fileName);
  writeFileSync(file, content);
  const request = {
    file,
    ...given,
    kind: "full" as const,
    receivedBy: "Demo operations",
    now: receivedAt,
    limits: DEFAULT_LIMITS,
  };
  const result = await ingest(store.db, store.vault, request, { progress: () => {}, cancelled: () => false });
  rmSync(file);
  if (result.kind === "refused") throw new Error(`The demo delivery was refused: ${result.message} ${result.hint}`);
}

function bytesOf(demo: DemoContract, week: DemoWeek): string | Buffer {
  const text = [...deliveryText(demo, week, emptyTruth())].join("");
  return demo.format.file === "jsonl.gz" ? gzipSync(text) : text;
}

export async function decide(
  store: Store,
  batchId: string,
  decision: DemoDecision,
  at: number,
  more: readonly Rule[],
): Promise<void> {
  const rules: Rule[] = [...more];
  const seenDecisionId = (await latestDecisions(store.db, [batchId])).get(batchId)?.id ?? null;
  if (decision.excludeAnnotators.length > 0)
    rules.push({ action: "exclude", where: { annotators: decision.excludeAnnotators }, reason: decision.reason });
  if (decision.weight !== 1)
    rules.push({ action: "weight", weight: decision.weight, where: {}, reason: decision.reason });
  const commercial = decision.commercial === "accept-with-credit" ? "accept_with_credit" : decision.commercial;
  const { training, reason } = decision;
  const result = await decideBatch(
    { db: store.db, views: viewCache(store.db), now: () => at },
    {
      batchId,
      commercial,
      training,
      reason,
      signer: SIGNER,
      rules,
      seenDecisionId,
      creditBasisPoints: commercial === "accept_with_credit" ? decision.creditBasisPoints : undefined,
    },
  );
  if (result.kind !== "decided") throw new Error(`The demo decision failed: ${JSON.stringify(result)}`);
}

export async function release(store: Store, demo: DemoContract, batchIds: string[]): Promise<void> {
  const { db, vault } = store;
  const last = demo.weeks.filter((week) => week.decision).at(-1);
  const now = (last?.receivedAt ?? 0) + 3 * DAY;
  const name = `${demo.id}-r1`;
  const result = await createRelease(
    { db, vault, views: viewCache(db), now: () => now },
    { name, batchIds, createdBy: SIGNER, options: { split: DEFAULT_SPLIT }, ...DEMO_USES[demo.id] },
  );
  if (result.kind === "refused") throw new Error(result.message);
  if (demo.id === CALIBRATED) await pointTo(store, name, "Weeks 1 to 5, with the exclusions agreed.", now + DAY);
}
