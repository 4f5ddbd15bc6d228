/** Draws a random sample of a batch by a plan, and logs it. */
import { randomInt, randomUUID } from "node:crypto";
import type { SamplingPlan } from "#app/domain/inspection.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { placeOf } from "#app/review/records-page.server.ts";
import { type BatchRow, batchById } from "#db/contracts.server.ts";
import { activeDeliveries, type DeliveryRow } from "#db/deliveries.server.ts";
import { drawnBefore, judgedLotsOf } from "#db/inspected-lots.server.ts";
import { insertInspection, inspectionsOf, type NewInspection } from "#db/inspections.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { type DrawnStratum, drawSample } from "./draw.ts";
import { type LotUnit, lotUnits, stratumNamer } from "./lot-units.ts";
import { makePlan, type PlanRequest } from "./make-plan.ts";
import { type SwitchState, switchingState } from "./switching.ts";
import { type InspectionTools, type Refused, refused, reviewerOf } from "./tools.server.ts";

export interface Lot {
  batch: BatchRow;
  deliveries: DeliveryRow[];
  view: BatchView;
  /** Every judgment of the batch; those that a random sample held before are no longer in `units`. */
  judgments: number;
  units: LotUnit[];
  /** Inspections of the batch so far. */
  seen: number;
  /** Whether the next lot of the contract is under normal or tightened inspection. */
  switching: SwitchState;
}

/** undefined when there is no such batch or nothing was delivered. */
export async function lotOf(tools: InspectionTools, batchId: string): Promise<Lot | undefined> {
  const batch = await batchById(tools.db, batchId);
  const deliveries = batch ? await activeDeliveries(tools.db, batchId) : [];
  if (!batch || deliveries.length === 0) return undefined;
  const view = await tools.views.of(deliveries);
  const drawn = await drawnBefore(tools.db, batchId);
  const all = lotUnits(view);
  const units = drawn.size === 0 ? all : all.filter((unit) => !drawn.has(placeKey(deliveries, unit)));
  const seen = (await inspectionsOf(tools.db, [batchId])).length;
  return { batch, deliveries, view, judgments: all.length, units, seen, switching: await switching(tools, batch) };
}

/** Lots count once, by their first inspection under this kind of plan; the batch itself is the lot to come. */
async function switching({ db }: InspectionTools, batch: BatchRow): Promise<SwitchState> {
  const lots = await judgedLotsOf(db, batch.contractId);
  const first = new Map<string, boolean>();
  for (const { batchId, week, plan, end } of lots)
    if (plan?.kind === "acceptance-quality" && week < batch.week && !first.has(batchId))
      first.set(batchId, end === "accepted");
  return switchingState([...first.values()]);
}

export interface DrawRequest {
  batchId: string;
  request: Omit<PlanRequest, "severity">;
  /** null: by chance. */
  seed: number | null;
  by: string;
}

export type DrawResult = { kind: "drawn"; id: string; number: number; plan: SamplingPlan } | Refused;

const SEEDS = 2 ** 31;

export async function drawLot(
  tools: InspectionTools,
  { batchId, request, seed, by }: DrawRequest,
): Promise<DrawResult> {
  const lot = await lotOf(tools, batchId);
  if (!lot) return refused("", "Nothing was delivered for this batch yet; there is nothing to inspect.");
  const who = reviewerOf(by);
  if (!who) return refused("by", "Say who draws.");
  if (seed !== null && !(Number.isSafeInteger(seed) && seed >= 0 && seed < SEEDS))
    return refused("seed", `A seed is a whole number under ${SEEDS}.`);
  const made = makePlan({ ...request, severity: lot.switching.severity }, lot.units.length);
  if (made.kind === "refused") return made;
  const used = seed ?? randomInt(SEEDS);
  const { units, strata } = drawSample(lot.units, stratumNamer(lot.view), made.plan.n, used);
  const left = lot.judgments - lot.units.length;
  const source = `a random sample of ${lot.units.length} judgments, by annotator, domain and day${left > 0 ? `; ${left} drawn before are left out` : ""}`;
  const draw = { kind: "lot" as const, plan: made.plan, source, seed: used, population: lot.units.length, strata };
  const stored = await storeDraw(tools, lot, draw, units, who.name);
  return stored.kind === "refused" ? stored : { ...stored, plan: made.plan };
}

type Draw = Pick<NewInspection, "kind" | "plan" | "source" | "seed" | "population"> & { strata: DrawnStratum[] };

export async function storeDraw(
  { db, now }: InspectionTools,
  lot: Lot,
  draw: Draw,
  units: readonly LotUnit[],
  by: string,
): Promise<{ kind: "drawn"; id: string; number: number } | Refused> {
  const { batch, deliveries, view } = lot;
  const nameOf = stratumNamer(view);
  const places = units.map(({ item }) => placeOf(deliveries, item));
  const rows = await itemsAt(db, places);
  const items = units.map((unit, i) => {
    const row = rows[i];
    if (!row) throw new Error("A judgment was drawn whose record is not stored.");
    const { deliveryId, n, externalId, offset, length } = row;
    return { deliveryId, item: n, judgment: unit.judgment, externalId, offset, length, stratum: nameOf(unit) };
  });
  const id = randomUUID();
  const inspection = {
    ...draw,
    id,
    batchId: batch.id,
    deliveryIds: deliveries.map((one) => one.id),
    instructionVersion: batch.instructionVersion,
    drawnAt: now(),
    drawnBy: by,
  };
  const number = await insertInspection(db, inspection, items, lot.seen);
  if (number === null)
    return refused("", "Somebody drew from this batch at the same moment. Look at theirs, then draw again.");
  return { kind: "drawn", id, number };
}

function placeKey(deliveries: readonly DeliveryRow[], { item, judgment }: LotUnit): string {
  const { deliveryId, n } = placeOf(deliveries, item);
  return `${deliveryId} ${n} ${judgment}`;
}
