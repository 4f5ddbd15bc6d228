/** The inspection tab of a batch: its inspections, and a plan with what it protects against, before anything is drawn. */
import type { InspectionEnd } from "#app/domain/inspection.ts";
import { rulingsOf } from "#db/inspection-reviews.server.ts";
import { inspectionsOf } from "#db/inspections.server.ts";
import { assess } from "./assess.ts";
import { type Lot, lotOf } from "./draw-lot.server.ts";
import { queueOffers } from "./draw-queue.server.ts";
import { cellNote } from "./limiting-quality.ts";
import { stratumNamer } from "./lot-units.ts";
import { makePlan } from "./make-plan.ts";
import { standingSentence } from "./outcome.ts";
import { type PlanForm, planForm } from "./plan-form.ts";
import { curveEnd, planCurve, planRisks } from "./plan-risks.ts";
import { planSentence, protectionSentence, ruleText } from "./plan-sentences.ts";
import { statesOf } from "./states.ts";
import { switchingSentence } from "./switching.ts";
import type { InspectionTools } from "./tools.server.ts";

export type InspectPage = NonNullable<Awaited<ReturnType<typeof inspectPage>>>;

/** undefined when there is no such batch or nothing was delivered. */
export async function inspectPage(tools: InspectionTools, batchId: string, params: URLSearchParams) {
  const lot = await lotOf(tools, batchId);
  if (!lot) return undefined;
  const form = planForm(params);
  return {
    batchId,
    week: lot.batch.week,
    judgments: lot.judgments,
    left: lot.units.length,
    strata: new Set(lot.units.map(stratumNamer(lot.view))).size,
    form,
    preview: planPreview(form, lot),
    switching: form.kind === "acceptance-quality" ? switchingSentence(lot.switching) : null,
    discontinue: form.kind === "acceptance-quality" && lot.switching.discontinue,
    inspections: await listed(tools, batchId),
    queues: await queueOffers(tools, lot),
  };
}

export type PlanPreview = Exclude<ReturnType<typeof planPreview>, { kind: "refused" }>;

/** The plan for the lot with what it lets pass and stops. */
export function planPreview(form: PlanForm, lot: Pick<Lot, "units" | "switching">) {
  if (Object.keys(form.errors).length > 0) return { kind: "refused" as const, field: "", message: "" };
  const made = makePlan({ ...form.request, severity: lot.switching.severity }, lot.units.length);
  if (made.kind === "refused") return made;
  const { plan } = made;
  const end = Math.max(...plan.classes.map((one) => curveEnd(one, plan.lot)));
  return {
    kind: "plan" as const,
    plan,
    sentence: planSentence(plan),
    classes: plan.classes.map((one) => {
      const risks = planRisks(one, plan.lot);
      const curve = planCurve(one, plan.lot, end);
      const note = plan.kind === "limiting-quality" ? cellNote(one.limit, risks.atLimit) : null;
      const protects = [protectionSentence(one, risks), note].filter(Boolean).join(" ");
      return { ...one, risks, curve, rule: ruleText(one), protects };
    }),
  };
}

async function listed({ db }: InspectionTools, batchId: string) {
  const rows = await inspectionsOf(db, [batchId]);
  const lines = [];
  for (const { id, number, kind, plan, source, drawnAt, drawnBy, progress, outcome } of rows) {
    const standing = assess(plan, statesOf(progress.drawn, await rulingsOf(db, id)));
    const end = (outcome?.end ?? null) as InspectionEnd | null;
    const about = plan ? planSentence(plan) : source;
    const sentence = standingSentence(end, standing);
    lines.push({ id, number, kind, about, drawnAt, drawnBy, end, sentence, verdict: standing.verdict, ...progress });
  }
  return lines;
}
