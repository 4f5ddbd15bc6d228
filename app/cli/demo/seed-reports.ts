/** Gives the demo its second signatures, a decision that still awaits one, and a report to a vendor. */
import { viewCache } from "#app/http/view-cache.server.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { storeReport } from "#app/review/vendor-report/build.server.ts";
import { newReportPage } from "#app/review/vendor-report/report-page.server.ts";
import { lazyBatchView } from "#db/batch-views.server.ts";
import { standsOf } from "#db/decision-standing.server.ts";
import { latestDecisions } from "#db/decisions.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { itemsAt } from "#db/records.server.ts";
import type { Store } from "../store.ts";

const FIRST = "Demo lead";
const SECOND = "Demo finance";
const HOUR = 3_600_000;

/** Above this the demo's code-review contract asks for two signatures. */
export const DEMO_LIMIT = "10000.00";

/** The second signature, where the decision just signed needs one. */
export async function seedApproval(store: Store, batchId: string, at: number): Promise<void> {
  const decision = (await latestDecisions(store.db, [batchId])).get(batchId);
  if (!decision || (await standsOf(store.db, decision)).standing !== "awaiting") return;
  const tools = { db: store.db, now: () => at + HOUR };
  const said = { outcome: "approved", reason: "Figures checked against the contract.", signer: SECOND } as const;
  const result = await approveDecision(tools, { ...said, decisionId: decision.id });
  if (result.kind !== "written") throw new Error(`The demo approval failed: ${result.message}`);
}

/** A decision over the limit that nobody has approved yet. */
export async function seedAwaiting(store: Store, batchId: string, at: number): Promise<void> {
  const result = await decideBatch(
    { db: store.db, views: viewCache(store.db), now: () => at },
    {
      batchId,
      commercial: "accept",
      training: "include",
      reason: "Agreement holds and the volume is complete.",
      signer: FIRST,
      rules: [],
      seenDecisionId: null,
    },
  );
  if (result.kind !== "decided") throw new Error(`The demo decision failed: ${JSON.stringify(result)}`);
}

/** What the vendor is told about a batch, with a record of an annotator that was left out. */
export async function seedReport(store: Store, batchId: string, annotator: string, at: number): Promise<void> {
  const decision = (await latestDecisions(store.db, [batchId])).get(batchId);
  const page = decision && (await newReportPage(store.db, decision.id));
  if (!decision || !page) return;
  const record = await recordOf(store, batchId, annotator);
  const result = await storeReport(
    { ...store, now: () => at },
    decision.id,
    {
      statement: "Accepted apart from the work of two annotators, whose answers differ from the gold items throughout.",
      nextText:
        "Please go through section 2 of the instruction with everyone, and send the names of nobody: pseudonyms are enough.",
      proposals: page.proposals,
      examples: record === null ? [] : [{ record, reason: `One of the judgments by ${annotator} that are left out.` }],
    },
    FIRST,
  );
  if (result.kind !== "stored") throw new Error(`The demo report failed: ${JSON.stringify(result)}`);
}

async function recordOf({ db }: Store, batchId: string, annotator: string): Promise<string | null> {
  const [delivery] = await activeDeliveries(db, batchId);
  if (!delivery) return null;
  const { judgments, names } = await lazyBatchView(db, [delivery]);
  const row = judgments.annotator.indexOf(names.annotators.indexOf(annotator));
  if (row < 0) return null;
  const [item] = await itemsAt(db, [{ deliveryId: delivery.id, n: judgments.item[row] as number }]);
  return item?.externalId ?? null;
}
