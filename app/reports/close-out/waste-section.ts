/** What was bought and is of no use: refused, left out, paid and not trained on, paid and weighed down. */
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { formatMoney, timesRatio } from "#app/domain/money.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import type { Section } from "../section.ts";
import type { CloseOutFacts } from "./facts.server.ts";

interface Waste {
  units: number;
  /** What was paid, or is payable, for them. */
  minor: number;
  weeks: number[];
}

export function wasteSection({ ledger, money }: Pick<CloseOutFacts, "ledger" | "money">): Section {
  const { currency, unit } = ledger.contract;
  const refused = nothing();
  const leftOut = nothing();
  const unpaid = nothing();
  const unused = nothing();
  const weighed = nothing();
  let undecided = 0;
  for (const batch of money.books.batches) {
    const decision = ledger.decisions.get(batch.batchId);
    if (batch.isDeemed) {
      // Silence pays for a batch and puts it into no release.
      add(unused, batch.week, batch.acceptedUnits, batch.payableMinor);
      continue;
    }
    if (!decision) {
      if (batch.deliveredUnits > 0) undecided += 1;
      continue;
    }
    if (!COMMERCIAL_CHOICES[decision.commercial].payable) {
      if (decision.commercial !== "hold") add(refused, batch.week, batch.deliveredUnits, 0);
      continue;
    }
    const beyond = beyondTolerance(decision);
    add(leftOut, batch.week, batch.deliveredUnits - batch.acceptedUnits - beyond, 0);
    add(unpaid, batch.week, beyond, 0);
    if (!TRAINING_CHOICES[decision.training].usable) {
      add(unused, batch.week, batch.acceptedUnits, batch.payableMinor);
      continue;
    }
    const effective = Math.round(evidenceOfDecision(decision).after?.effective ?? batch.acceptedUnits);
    const lost = Math.max(0, batch.acceptedUnits - effective);
    if (lost > 0) add(weighed, batch.week, lost, timesRatio(batch.payableMinor, lost, batch.acceptedUnits));
  }
  const kinds: [string, Waste, string][] = [
    ["Refused or sent back", refused, "not payable; the decision in force refuses the batch"],
    ["Left out of accepted batches", leftOut, "delivered, not accepted, not payable"],
    ["Beyond the tolerance", unpaid, "kept by the decision, more than the contract pays for, not payable"],
    [
      "Accepted and not trained on",
      unused,
      "payable; quarantined, dropped for training, or accepted by silence and in no release",
    ],
    ["Weighed down in training", weighed, "accepted units over Kish’s effective size, at the batch’s price"],
  ];
  const wasted = kinds.filter(([, { units }]) => units > 0);
  const cost = wasted.reduce((total, [, { minor }]) => total + minor, 0);
  return {
    key: "wasted",
    title: "Wasted",
    sentence:
      wasted.length === 0
        ? undecided > 0
          ? `Nothing so far; ${countOf(undecided, "delivered week")} ${undecided === 1 ? "is" : "are"} undecided.`
          : `Every ${unit} delivered was accepted and trained on at full weight.`
        : `${formatMoney(cost, currency, true)} was spent on ${unit}s that do not train or train at less than full weight; ${countOf(refused.units + leftOut.units + unpaid.units, unit)} came and were not paid for.`,
    columns: [
      { key: "what", header: "What" },
      { key: "units", header: `${unit}s`, numeric: true },
      { key: "cost", header: "What they cost", numeric: true },
      { key: "weeks", header: "Weeks" },
      { key: "why", header: "How it counts" },
    ],
    rows: wasted.map(([what, { units, minor, weeks }, why]) => ({
      what,
      units,
      cost: { minor, currency },
      weeks: weeks.map((week) => groupDigits(week)).join(", "),
      why,
    })),
  };
}

/** Kept by the decision, and more than the contract's tolerance pays: no waste, it trains for nothing. */
function beyondTolerance(decision: { evidence: unknown }): number {
  const { after, atMost } = evidenceOfDecision(decision);
  return after && atMost ? Math.max(0, after.units - atMost.units) : 0;
}

function nothing(): Waste {
  return { units: 0, minor: 0, weeks: [] };
}

function add(to: Waste, week: number, units: number, minor: number): void {
  if (units <= 0) return;
  to.units += units;
  to.minor += minor;
  to.weeks.push(week);
}
