/** What waits for a decision, what was decided, and what came. */
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { decisionsIn, deliveriesIn } from "#db/week-events.server.ts";
import { sumsByCurrency } from "../portfolio-list.server.ts";
import type { SectionOf } from "./facts.ts";

const words = (commercial: keyof typeof COMMERCIAL_CHOICES, training: keyof typeof TRAINING_CHOICES) =>
  `${COMMERCIAL_CHOICES[commercial].title.toLowerCase()} · ${TRAINING_CHOICES[training].title.toLowerCase()}`;

export const waitingSection: SectionOf = async ({ desk }) => {
  const { waiting } = await desk();
  return {
    key: "waiting",
    title: "Waiting for a decision, worst first",
    sentence:
      waiting.length === 0
        ? "Nothing waits for a decision."
        : `${countOf(waiting.length, "batch", "batches")} ${waiting.length === 1 ? "waits" : "wait"}.`,
    columns: [
      { key: "batch", header: "Batch" },
      { key: "state", header: "State" },
      { key: "recommended", header: "Recommended" },
      { key: "because", header: "Because" },
      { key: "until", header: "Right to reject ends" },
      { key: "stake", header: "At stake", numeric: true },
    ],
    rows: waiting.map((one) => ({
      batch: { text: `${one.vendor} · ${one.contract} · week ${one.week}`, href: `/batches/${one.batchId}` },
      state: one.state ? { state: one.state, word: one.state } : "not measured",
      recommended: one.awaiting
        ? `awaits a second approver (${words(one.awaiting.commercial, one.awaiting.training)})`
        : one.recommended && words(one.recommended.commercial, one.recommended.training),
      because: one.because.join("; "),
      until: one.window.deemedAcceptedAt === null ? { at: one.window.closesAt } : "deemed accepted",
      // What silence has accepted is owed whatever is decided now.
      stake: { minor: one.window.deemedAcceptedAt === null ? one.atStakeMinor : 0, currency: one.currency },
    })),
  };
};

export const decidedSection: SectionOf = async ({ tools, span }) => {
  const rows = await decisionsIn(tools.db, span);
  const overrides = rows.filter(({ isOverride }) => isOverride).length;
  return {
    key: "decided",
    title: "Decided in the week",
    sentence:
      rows.length === 0
        ? "No decision was signed."
        : `${countOf(rows.length, "decision")} signed, ${groupDigits(overrides)} against the recommendation.`,
    columns: [
      { key: "batch", header: "Batch" },
      { key: "decision", header: "Decision" },
      { key: "accepted", header: "Accepted units", numeric: true },
      { key: "payable", header: "Payable", numeric: true },
      { key: "note", header: "Note" },
      { key: "reason", header: "Reason" },
      { key: "signer", header: "Signed by" },
    ],
    rows: rows.map((one) => ({
      batch: { text: `${one.vendor} · ${one.contract} · week ${one.week}`, href: `/batches/${one.batchId}/history` },
      decision: words(one.commercial, one.training),
      accepted: one.acceptedUnits,
      payable: { minor: one.payableMinor, currency: one.currency },
      note: [one.isOverride ? "against the recommendation" : "", one.counts === 1 ? "" : "does not count yet"]
        .filter((text) => text !== "")
        .join("; "),
      reason: one.reason,
      signer: one.signer,
    })),
  };
};

/** What came in the week, and how it measures now. */
export const receivedSection: SectionOf = async ({ tools, span, desk }) => {
  const rows = await deliveriesIn(tools.db, span);
  const { waiting, contracts } = await desk();
  const states = new Map(contracts.flatMap(({ weeks }) => weeks.map(({ batchId, state }) => [batchId, state])));
  const because = new Map(waiting.map((one) => [one.batchId, one.because.join("; ")]));
  const items = rows.reduce((sum, one) => sum + one.items, 0);
  return {
    key: "received",
    title: "Received in the week",
    sentence:
      rows.length === 0
        ? "Nothing came."
        : `${countOf(rows.length, "delivery", "deliveries")} with ${countOf(items, "record")}.`,
    columns: [
      { key: "batch", header: "Batch" },
      { key: "kind", header: "Kind" },
      { key: "records", header: "Records", numeric: true },
      { key: "aside", header: "Set aside", numeric: true },
      { key: "state", header: "State of the batch now" },
      { key: "because", header: "Because" },
    ],
    rows: rows.map((one) => {
      const state = states.get(one.batchId);
      return {
        batch: { text: `${one.vendor} · ${one.contract} · week ${one.week}`, href: `/batches/${one.batchId}` },
        kind: one.kind,
        records: one.items,
        aside: one.quarantined,
        state: state ? { state, word: state } : "not measured",
        because: because.get(one.batchId) ?? "",
      };
    }),
  };
};

export const stakeSection: SectionOf = async ({ portfolio }) => {
  const sums = sumsByCurrency(await portfolio());
  const amounts = sums
    .filter(({ totalMinor }) => totalMinor > 0)
    .map((one) => formatMoney(one.totalMinor, one.currency, true));
  return {
    key: "stake",
    title: "Money at stake",
    sentence: amounts.length === 0 ? "No money is at stake." : `${amounts.join(" and ")} at stake over all contracts.`,
    columns: [
      { key: "currency", header: "Currency" },
      { key: "undecided", header: "Undecided", numeric: true },
      { key: "claimable", header: "Billed over what is payable", numeric: true },
      { key: "credits", header: "Open credits", numeric: true },
      { key: "total", header: "Together", numeric: true },
    ],
    rows: sums.map(({ currency, undecidedMinor, claimableMinor, openCreditMinor, totalMinor }) => ({
      currency: { text: currency, href: "/portfolio" },
      undecided: { minor: undecidedMinor, currency },
      claimable: { minor: claimableMinor, currency },
      credits: { minor: openCreditMinor, currency },
      total: { minor: totalMinor, currency },
    })),
  };
};
