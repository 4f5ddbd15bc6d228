/** Gives the demo an inspection that accepted its lot, and one under way. */
import { viewCache } from "#app/http/view-cache.server.ts";
import { drawLot } from "#app/inspection/draw-lot.server.ts";
import { planForm } from "#app/inspection/plan-form.ts";
import { answerBlind, returnItem, ruleOnLabel, takeNext } from "#app/inspection/review.server.ts";
import { reviewPage } from "#app/inspection/review-page.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { deliveriesOfBatch } from "#db/deliveries.server.ts";
import { inspectionById } from "#db/inspections.server.ts";
import type { Store } from "../store.ts";

const HOUR = 3_600_000;
const FIRST = "Demo researcher";
const SECOND = "Second researcher";

/** @param reviews how many are reviewed; all of them when there are fewer. */
export async function seedInspection(
  store: Store,
  contractId: string,
  { week, reviews, seed }: { week: number; reviews: number; seed: number },
): Promise<void> {
  const batch = (await batchesOf(store.db, contractId)).find((one) => one.week === week);
  const delivered = batch && (await deliveriesOfBatch(store.db, batch.id))[0];
  if (!batch || !delivered) return;
  let now = delivered.receivedAt + 20 * HOUR;
  const tools = { ...store, views: viewCache(store.db), now: () => now };
  const plan = planForm(new URLSearchParams()).request;
  const drawn = await drawLot(tools, { batchId: batch.id, request: plan, seed, by: "Demo lead" });
  if (drawn.kind === "refused") throw new Error(drawn.message);
  await takeNext(tools, drawn.id, FIRST);
  for (let i = 0; i < Math.min(reviews, drawn.plan.n); i += 1) {
    now += 40_000;
    const note = DOUBTS.get(i);
    await review(tools, drawn.id, FIRST, note);
    if (note === undefined) continue;
    await takeNext(tools, drawn.id, SECOND);
    await review(tools, drawn.id, SECOND, i === FAIR ? undefined : note);
    await returnItem(tools, drawn.id, SECOND);
  }
}

/** Of the first researcher: what was found indefensible, by place in the draw. The second defends one of them. */
const DOUBTS = new Map([
  [11, "The preferred answer states a plain error of fact; version 2.0 lets that decide."],
  [30, "The preferred answer is cut off in the middle; the instruction rules that out."],
  [41, "“Equally good”, though one answer is to another question."],
]);
const FAIR = 30;

type Tools = Parameters<typeof answerBlind>[0] & Parameters<typeof reviewPage>[0];

async function review(tools: Tools, id: string, as: string, note: string | undefined): Promise<void> {
  const inspection = await inspectionById(tools.db, id);
  const page = await reviewPage(tools, id, as);
  const n = page?.item?.n;
  if (!inspection || !page || n === undefined || inspection.outcome) return;
  const answer = page.options[(n * 7) % page.options.length]?.id ?? "";
  const shown = String(tools.now() - 30_000);
  await answerBlind(tools, inspection, as, new URLSearchParams({ n: String(n), answer, shown }));
  await ruleOnLabel(tools, inspection, as, { n, verdict: note ? "minor" : "defensible", note: note ?? "" });
}
