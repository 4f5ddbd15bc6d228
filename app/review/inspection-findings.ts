/** What the inspections of a batch say to its gate. */
import type { Axes } from "#app/domain/decision.ts";
import { countOf } from "#app/domain/figure.ts";
import {
  DEFECT_CLASSES,
  type DefectClass,
  type InspectionEnd,
  type InspectionKind,
  type SamplingPlan,
} from "#app/domain/inspection.ts";
import type { MetricState } from "#app/metrics/metric.ts";

/** One inspection as a decision keeps it. */
export interface InspectedLot {
  id: string;
  number: number;
  kind: InspectionKind;
  plan: SamplingPlan | null;
  seed: number;
  population: number;
  drawn: number;
  settled: number;
  /** null: open. */
  end: InspectionEnd | null;
  reason: string;
  classes: InspectedClass[];
  /** A delivery that it was drawn from is no longer the batch. */
  isOutdated: boolean;
}

export interface InspectedClass {
  defect: DefectClass;
  defects: number;
  settled: number;
  rate: { value: number; low: number; high: number } | null;
  verdict: "accepted" | "rejected" | "open";
}

export interface InspectionFinding {
  axes: Axes;
  state: MetricState;
  sentence: string;
  clause: string;
  href: string;
}

interface Stored extends Omit<InspectedLot, "drawn" | "settled" | "end" | "reason" | "classes" | "isOutdated"> {
  deliveryIds: number[];
  progress: { drawn: number; settled: number };
  outcome: { end: InspectionEnd; reason: string; standing: unknown } | null;
}

export function inspectedLots(stored: readonly Stored[], active: readonly { id: number }[]): InspectedLot[] {
  const current = new Set(active.map(({ id }) => id));
  return stored.map(({ id, number, kind, plan, seed, population, deliveryIds, progress, outcome }) => ({
    id,
    number,
    kind,
    plan,
    seed,
    population,
    drawn: progress.drawn,
    settled: progress.settled,
    end: outcome?.end ?? null,
    reason: outcome?.reason ?? "",
    classes: (outcome?.standing as { classes?: InspectedClass[] } | undefined)?.classes?.map(summary) ?? [],
    isOutdated: deliveryIds.some((one) => !current.has(one)),
  }));
}

function summary({ defect, defects, settled, rate, verdict }: InspectedClass): InspectedClass {
  return { defect, defects, settled, rate, verdict };
}

/**
 * A refused lot is refused whatever a later draw from it says: drawing until one accepts would be no inspection. Critical
 * and major defects reject the batch, minor ones send it back. An open inspection holds; one of chosen items, one that was
 * given up and one of an earlier delivery say nothing.
 */
export function inspectionFindings(batchId: string, lots: readonly InspectedLot[]): InspectionFinding[] {
  const speaking = lots.filter(({ kind, end, isOutdated }) => kind === "lot" && end !== "abandoned" && !isOutdated);
  const found = speaking.map((lot): InspectionFinding => {
    const href = lot.end === null ? `/batches/${batchId}/inspect` : `/inspections/${lot.id}`;
    if (lot.end === "rejected") return { ...refusal(lot), state: "fail", href };
    if (lot.end === null) return { ...openLot(lot), state: "insufficient", href };
    return { ...acceptance(lot), state: "pass", href };
  });
  const isRefused = found.some(({ state }) => state === "fail");
  return isRefused ? found.filter(({ state }) => state !== "pass") : found;
}

const FINE: Axes = { commercial: "accept", training: "include" };

function refusal(lot: InspectedLot) {
  const refusing = DEFECT_CLASSES.filter((name) =>
    lot.classes.some(({ defect, verdict }) => defect === name && verdict === "rejected"),
  );
  const grave = refusing.some((name) => name !== "minor");
  const axes: Axes = grave
    ? { commercial: "reject", training: "quarantine" }
    : { commercial: "rework", training: "include" };
  const by = refusing.map((name) => defectsText(lot, name)).join(" and ");
  return {
    axes,
    sentence: `Inspection ${lot.number} refuses the lot: ${by} in ${countOf(lot.settled, "judgment")} reviewed, each found indefensible by two.`,
    clause: `inspection ${lot.number} refuses the lot`,
  };
}

function openLot({ number, settled, drawn }: InspectedLot) {
  return {
    axes: { commercial: "hold", training: "include" } satisfies Axes,
    sentence: `Inspection ${number} is open: ${settled} of ${countOf(drawn, "judgment")} settled.`,
    clause: `inspection ${number} is open`,
  };
}

function acceptance(lot: InspectedLot) {
  const defects = lot.classes.reduce((sum, one) => sum + one.defects, 0);
  return {
    axes: FINE,
    sentence: `Inspection ${lot.number} accepts the lot: ${countOf(defects, "defect")} in ${countOf(lot.settled, "judgment")} reviewed.`,
    clause: `inspection ${lot.number} accepts the lot`,
  };
}

function defectsText({ classes }: InspectedLot, name: DefectClass): string {
  const n = classes.find(({ defect }) => defect === name)?.defects ?? 0;
  return countOf(n, `${name} defect`);
}
