/** A scorecard as rows for a download: the vendor as a whole, then each contract. Money is in minor units per unit. */
import { amountCell, unitPriceCell } from "#app/domain/list-cells.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import type { MoneyLine, ResponseLine, ScoreLine } from "./scorecard.ts";

type Cell = string | number | null;

export const SCORE_HEADER = [
  ...["scope", "measure", "value", "low", "high", "n", "n_unit", "batches"],
  ...["lowest_batch", "highest_batch", "currency", "definition"],
];

export interface ScoreScope {
  scope: string;
  lines: readonly ScoreLine[];
  money: readonly MoneyLine[];
  response?: ResponseLine;
  incidents?: { open: number };
}

export function scoreRows({ scope, lines, money, response, incidents }: ScoreScope): Cell[][] {
  return [
    ...lines.map(({ id, outcome, lots, spread, definition }) => [
      ...[scope, id, ...cells(outcome), lots],
      ...[spread?.lowest ?? null, spread?.highest ?? null, null, definition],
    ]),
    ...money.flatMap(({ currency, perEffective, payableMinor, openCreditMinor, openCredits }) => [
      [scope, "payable_minor", amountCell(payableMinor), null, null, null, null, null, null, null, currency, null],
      [
        ...[scope, "cost_per_effective_minor", unitPriceCell(perEffective?.micro), unitPriceCell(perEffective?.low)],
        ...[unitPriceCell(perEffective?.high), perEffective?.batches ?? 0, "batches", perEffective?.batches ?? 0],
        ...[null, null, currency, null],
      ],
      [
        scope,
        "open_credit_minor",
        amountCell(openCreditMinor),
        null,
        null,
        openCredits,
        "credits",
        null,
        null,
        null,
        currency,
        null,
      ],
    ]),
    ...(response
      ? [
          [scope, "answer_days_median", ...withMedian(response), null, null, null, null, null],
          [scope, "unanswered", response.open, null, null, response.open, "questions", null, null, null, null, null],
        ]
      : []),
    ...(incidents
      ? [[scope, "open_incidents", incidents.open, null, null, incidents.open, "incidents", ...NOTHING_MORE]]
      : []),
  ];
}

const NOTHING_MORE = [null, null, null, null, null];

function cells(outcome: Outcome): Cell[] {
  if (outcome.kind === "estimate") return [outcome.value, outcome.low, outcome.high, outcome.n, outcome.nUnit];
  return [null, null, null, outcome.kind === "not-enough" ? outcome.n : null, null];
}

function withMedian({ outcome, medianDays, n }: ResponseLine): Cell[] {
  return outcome.kind === "estimate" ? cells(outcome) : [medianDays, null, null, n, "answers"];
}
