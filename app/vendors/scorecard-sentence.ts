/** The scorecard in a sentence or two: what was accepted, what came late, what is open. */
import { countOf, intervalText, valueText } from "#app/domain/figure.ts";
import { isKept, KEPT_WORDS } from "#app/domain/kept-fields.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { MeasureId } from "./measures.ts";
import type { MoneyLine, ScoreLine } from "./scorecard.ts";

export function scorecardSentence(lines: readonly ScoreLine[], money: readonly MoneyLine[]): string {
  const line = (id: MeasureId) => lines.find((one) => one.id === id);
  return [accepted(line("acceptance"), line("first-pass")), late(line("late")), claimed(money)].join(" ");
}

function accepted(acceptance: ScoreLine | undefined, firstPass: ScoreLine | undefined): string {
  if (!acceptance || acceptance.lots === 0) return "No batch is decided yet.";
  const { outcome } = firstPass ?? acceptance;
  const passed = outcome.kind === "estimate" ? Math.round(outcome.value * outcome.n) : 0;
  const atFirst = `${passed} of ${countOf(acceptance.lots, "decided batch", "decided batches")} passed at first submission`;
  if (acceptance.outcome.kind !== "estimate") return `${atFirst}; too few to say what share of units is accepted.`;
  const { value, low, high } = acceptance.outcome;
  return `${valueText(value, "share")} ${intervalText(low, high, "share")} of units accepted; ${atFirst}.`;
}

function late(line: ScoreLine | undefined): string {
  if (line?.outcome.kind !== "estimate") return "None was due yet.";
  const { value, n } = line.outcome;
  const count = Math.round(value * n);
  if (count === 0) return `None of ${countOf(n, "batch", "batches")} came late.`;
  return `${count} of ${n} came late.`;
}

function claimed(money: readonly MoneyLine[]): string {
  if (money.some(({ openCreditMinor }) => isKept(openCreditMinor))) return `What credits are open is ${KEPT_WORDS}.`;
  const open = money.filter(({ openCredits }) => openCredits > 0);
  if (open.length === 0) return "No credit is open.";
  return `Open credits: ${open.map(({ openCreditMinor, currency }) => formatMoney(openCreditMinor, currency)).join(" and ")}.`;
}
