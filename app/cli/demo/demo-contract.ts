/** The contracts of the demo as contract files, and what tells them apart. */
import { mixOf } from "#app/domain/mix.ts";
import type { Policy } from "#app/domain/policy.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import type { DemoContract } from "#db/demo/contract.ts";
import { DEMO_LIMIT } from "./seed-reports.ts";

/** The contract with gold, and so with calibration rounds; its vendor tells something of its annotators. */
export const CALIBRATED = "general-helpfulness";
/** Its decisions pass the limit for one signer; the newest still awaits its second. */
export const TWO_SIGNATURES = "code-review";
/** Its days are those of another time zone. */
const ELSEWHERE = "multilingual-helpfulness";
const MIX_TOLERANCE = 0.03;
const DAY = 86_400_000;

/** The smaller contracts buy neither gold items nor, in one case, named annotators: their absence is noted, not held against them. */
export const POLICY_WITHOUT_GOLD: Policy = {
  ...DEFAULT_POLICY,
  name: "Without gold",
  criteria: DEFAULT_POLICY.criteria.map((criterion) => ({ ...criterion, whenInsufficient: "note" as const })),
};

export function contractFile(demo: DemoContract): unknown {
  return {
    vendor: demo.vendor.name,
    title: demo.title,
    currency: demo.currency,
    unit: demo.unit,
    committedUnits: demo.committedUnits,
    tiers: demo.priceTiers.map(({ fromUnit, unitPriceMinor }) => ({
      fromUnit,
      unitPrice: (unitPriceMinor / 100).toFixed(2),
    })),
    startsOn: demo.startsOn,
    weeks: demo.weeks.map((week) => ({
      week: week.week,
      phase: week.phase,
      dueOn: new Date(week.dueAt).toISOString().slice(0, 10),
      expectedUnits: week.units,
      instructionVersion: week.instructionVersion,
    })),
    feedback: feedbackOf(demo),
    approvedModels: demo.checkpoints,
    mix: [...mixOf("domain", demo.domainMix, MIX_TOLERANCE), ...mixOf("language", demo.languageMix, MIX_TOLERANCE)],
    rejectionWindowDays: demo.rejectionWindowDays,
    ...daysOf(demo),
    ...(demo.id === TWO_SIGNATURES ? { secondApproverAbove: DEMO_LIMIT } : {}),
    ...(demo.format.layout === "assay" ? {} : { policy: POLICY_WITHOUT_GOLD }),
  };
}

/** One contract counts its days elsewhere and has a holiday on the Thursday of its third week. */
function daysOf({ id, startsOn }: DemoContract): object {
  if (id !== ELSEWHERE) return {};
  const holiday = Date.parse(startsOn) + 17 * DAY;
  return { timeZone: "Europe/Berlin", holidays: [new Date(holiday).toISOString().slice(0, 10)] };
}

function feedbackOf({ feedback }: DemoContract): unknown {
  if (feedback.kind === "likert") return { kind: "likert", points: feedback.categories };
  if (feedback.kind === "strength") return { kind: "strength", scale: Math.floor(feedback.categories / 2) };
  return { kind: "choice" };
}
