/** What the contract taught: why batches were not accepted, how quality went, what changed it, what it did to the model. */
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import { countOf, estimateText, groupDigits } from "#app/domain/figure.ts";
import { CLAIM_WORDS, comparisonText } from "#app/loop/claim-words.ts";
import { WORTH_PER, worthOf, worthText } from "#app/loop/worth.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import type { Section, Value } from "../section.ts";
import type { CloseOutFacts } from "./facts.server.ts";

/** Criteria that decisions other than a plain acceptance found missed or near, the most frequent first. */
export function reasonsSection({ decisions, ledger }: Pick<CloseOutFacts, "decisions" | "ledger">): Section {
  const weekOf = new Map(ledger.progress.map(({ id, week }) => [id, week]));
  const found = decisions.filter(({ commercial }) => commercial !== "accept" && commercial !== "hold");
  const counts = new Map<string, { missed: number; near: number; weeks: Set<number> }>();
  for (const decision of found)
    for (const { title, gate, state } of evidenceOfDecision(decision).metrics ?? []) {
      if (!gate || (state !== "fail" && state !== "warn")) continue;
      const one = counts.get(title) ?? { missed: 0, near: 0, weeks: new Set<number>() };
      if (state === "fail") one.missed += 1;
      else one.near += 1;
      one.weeks.add(weekOf.get(decision.batchId) ?? 0);
      counts.set(title, one);
    }
  const rows = [...counts].sort(([, a], [, b]) => b.missed - a.missed || b.near - a.near);
  const kinds = (["accept_with_credit", "rework", "reject"] as const).map(
    (kind) =>
      `${COMMERCIAL_CHOICES[kind].title.toLowerCase()} ${found.filter(({ commercial }) => commercial === kind).length}`,
  );
  return {
    key: "reasons",
    title: "Why batches were not accepted in full",
    sentence:
      found.length === 0
        ? "No decision refused, credited or sent back a batch."
        : `${countOf(found.length, "decision")} of ${groupDigits(decisions.length)}: ${kinds.join(", ")}.`,
    columns: [
      { key: "criterion", header: "Deciding criterion" },
      { key: "missed", header: "Missed", numeric: true },
      { key: "near", header: "Near its line", numeric: true },
      { key: "weeks", header: "Weeks" },
    ],
    rows: rows.map(([criterion, { missed, near, weeks }]) => ({
      criterion,
      missed,
      near,
      weeks: [...weeks].sort((a, b) => a - b).join(", "),
    })),
  };
}

export function trendSection({ series }: Pick<CloseOutFacts, "series">): Section {
  const weeks = [...new Set(series.flatMap(({ weeks: all }) => all.map(({ week }) => week)))].sort((a, b) => a - b);
  return {
    key: "trend",
    title: "Gold and agreement, week by week",
    sentence:
      weeks.length === 0
        ? "Neither gold accuracy nor agreement was measured."
        : `Value [95 % interval] · n of each measured week, as the batch in force measures.`,
    columns: [
      { key: "week", header: "Week" },
      { key: "instructions", header: "Instructions" },
      ...series.map(({ metric }) => ({ key: metric.id, header: metric.title, numeric: true })),
    ],
    rows: weeks.map((week) => {
      const row: Record<string, Value> = { week: String(week), instructions: "" };
      for (const { metric, weeks: all } of series) {
        const one = all.find((found) => found.week === week);
        if (one?.instructionVersion) row.instructions = one.instructionVersion;
        row[metric.id] = one ? outcomeText(one.outcome, metric.unit) : "";
      }
      return row;
    }),
  };
}

function outcomeText(outcome: Outcome, unit: Parameters<typeof estimateText>[1]): string {
  if (outcome.kind === "estimate") return `${estimateText(outcome, unit)} · ${groupDigits(outcome.n)}`;
  return outcome.kind === "not-enough" ? `not enough data (n ${groupDigits(outcome.n)})` : "not computable";
}

export function instructionsSection({ effects }: Pick<CloseOutFacts, "effects">): Section {
  return {
    key: "instructions",
    title: "Changes of the instructions, and gold accuracy after them",
    sentence:
      effects.length === 0
        ? "The instructions did not change between delivered weeks."
        : `${countOf(effects.length, "change")}. Other things changed with the weeks too: a difference is not proof of a cause.`,
    columns: [
      { key: "change", header: "Change" },
      { key: "weeks", header: "Weeks" },
      { key: "difference", header: "After − before [95 % interval]", numeric: true },
      { key: "verdict", header: "Verdict" },
    ],
    rows: effects.map(({ from, to, weeksBefore, weeksAfter, outcome }) => ({
      change: `${from} to ${to}`,
      weeks: `${weeksBefore.join(", ")} against ${weeksAfter.join(", ")}`,
      difference: outcome.kind === "estimate" ? estimateText(outcome.difference, "difference") : "",
      verdict: outcome.kind === "estimate" ? VERDICTS[outcome.verdict] : outcome.reason,
    })),
  };
}

const VERDICTS = {
  rose: "rose",
  fell: "fell",
  same: "no difference that matters",
  "too-few": "too few answers to say",
} as const;

/** The newest run on the data, over its base, for what is payable. */
export function modelSection({ helping, money }: Pick<CloseOutFacts, "helping" | "money">): Section {
  const { currency } = money.contract;
  const rows = (helping?.weeks ?? []).flatMap(({ week, run, overBase, isMixed }) => {
    if (!overBase) return [];
    const worth = isMixed ? null : worthOf(overBase, paidThrough(money, week, currency));
    return [
      {
        run: { text: run.name, href: `/runs/${run.id}` },
        week: String(week),
        difference: comparisonText(overBase),
        claim: CLAIM_WORDS[overBase.claim],
        worth: worth ? worthText(worth) : isMixed ? "other contracts’ data is in it too" : "nothing payable",
      },
    ];
  });
  return {
    key: "model",
    title: "Effect on the model, and per money",
    sentence:
      rows.length === 0
        ? "No run on this contract’s data is evaluated against its base."
        : `${helping?.evaluation}: the run over its base, and the same per ${groupDigits(WORTH_PER)} ${currency} payable through that week.`,
    columns: [
      { key: "run", header: "Run" },
      { key: "week", header: "Data through week", numeric: true },
      { key: "difference", header: "Over the base [95 % interval]", numeric: true },
      { key: "claim", header: "Says" },
      { key: "worth", header: `Per ${groupDigits(WORTH_PER)} ${currency}`, numeric: true },
    ],
    rows,
  };
}

function paidThrough({ books }: CloseOutFacts["money"], week: number, currency: string) {
  const batches = books.batches.filter((batch) => batch.week <= week);
  return { minor: batches.reduce((sum, { payableMinor }) => sum + payableMinor, 0), currency };
}
