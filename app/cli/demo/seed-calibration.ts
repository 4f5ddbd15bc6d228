/** Gives the demo's large contract its calibration: two rounds, and some items that two people agreed on. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addGoldOfBatch } from "#app/calibration/add-items.server.ts";
import { adjudicate } from "#app/calibration/adjudicate.server.ts";
import { contestedPage } from "#app/calibration/contested-page.server.ts";
import { packLines } from "#app/calibration/pack.server.ts";
import { closeRound, createRound } from "#app/calibration/round.server.ts";
import { takeAnswerFile } from "#app/calibration/take-answers.server.ts";
import type { ItemRecord } from "#app/domain/record.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { deliveriesToMeasure } from "#app/jobs/queue-measuring.server.ts";
import { itemsOfRound } from "#db/calibration.server.ts";
import { type BatchRow, batchesOf } from "#db/contracts.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { DEMO_ROUNDS, type DemoRound, demoAnswers } from "#db/demo/calibration.ts";
import type { NewGoldItem } from "#db/gold.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const LEAD = "Demo lead";
const SECOND = "Second researcher";

export async function seedCalibration(store: Store, contractId: string, folder: string, seed: number): Promise<void> {
  const batches = await batchesOf(store.db, contractId);
  for (const round of DEMO_ROUNDS) {
    const batch = batches.find(({ week }) => week === round.week);
    if (batch) await seedRound(store, batch, round, folder, seed + round.week);
  }
  const [first] = batches;
  if (first) await seedGold(store, first);
}

async function seedRound(store: Store, batch: BatchRow, round: DemoRound, folder: string, seed: number): Promise<void> {
  const now = batch.dueAt + 2 * DAY;
  const tools = { ...store, views: viewCache(store.db), now: () => now };
  const made = await createRound(store.db, {
    contractId: batch.contractId,
    title: round.title,
    instructionVersion: batch.instructionVersion,
    rule: { ...round.rule, match: "side", domainShare: null },
    by: LEAD,
    now,
  });
  if (made.kind === "refused") throw new Error(made.message);
  const added = await addGoldOfBatch(tools, made.id, batch.id, null);
  if (added.kind === "refused") throw new Error(added.message);
  const pack: ItemRecord[] = [];
  for await (const line of packLines(store, made.id)) pack.push(JSON.parse(line) as ItemRecord);
  const keys = new Map((await itemsOfRound(store.db, made.id)).map((item) => [item.externalId, item.keyStrength ?? 0]));
  const fileName = `calibration-${round.week}.jsonl`;
  const file = join(folder, fileName);
  const answers = demoAnswers(pack, keys, round, seed);
  writeFileSync(file, answers.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const source = { file, fileName, reader: null, limits: DEFAULT_LIMITS, now };
  const taken = await takeAnswerFile(tools, made.id, source, "Demo operations");
  rmSync(file);
  if (taken.kind === "refused") throw new Error(taken.message);
  const { note, nextInstructionVersion } = round;
  await closeRound(store.db, { roundId: made.id, note, nextInstructionVersion, by: LEAD, now: now + DAY });
}

async function seedGold(store: Store, batch: BatchRow): Promise<void> {
  const tools = { ...store, views: viewCache(store.db), now: () => batch.dueAt + 4 * DAY };
  const page = await contestedPage(tools, batch.id);
  for (const [i, { deliveryId, n }] of (page?.rows ?? []).slice(0, 4).entries()) {
    const people = { agreedBy: LEAD, secondedBy: SECOND, seconders: [SECOND] };
    const place = { batchId: batch.id, deliveryId, n, ...people };
    const answer =
      i === 3 ? { answer: "no_answer", reason: "Both answers are right and complete; taste decides." } : GOLD;
    const done = await adjudicate(tools, { ...place, ...answer });
    if (done.kind === "written" && done.gold) await measureAnew(store, done.gold, tools.now());
  }
}

async function measureAnew({ db, vault }: Store, gold: NewGoldItem, now: number): Promise<void> {
  for (const id of await deliveriesToMeasure(db, gold)) {
    const delivery = await deliveryById(db, id);
    if (delivery) await measureDelivery(db, vault, delivery, now);
  }
}

const GOLD = {
  answer: "2",
  reason: "The first answers the question as it was put; the second leaves part of it open.",
};
