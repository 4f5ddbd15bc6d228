import type { LoaderFunctionArgs } from "@remix-run/node";
import { unitPriceCell } from "#app/domain/list-cells.ts";
import { csvResponse } from "#app/http/csv.ts";
import { vendorComparison } from "#app/vendors/compare-page.server.ts";
import type { SharedSummary } from "#app/vendors/shared-page.server.ts";

const HEADER = [
  ...["measure", "vendor", "value", "low", "high", "n", "n_unit"],
  ...["difference", "difference_low", "difference_high", "turn", "currency"],
];

/** A row for each measure and vendor; differences are against the first vendor. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { vendors, lines, money, shared } = await vendorComparison(
    context.db,
    new URL(request.url).searchParams,
    context.now(),
  );
  const measures = lines.flatMap(({ id, outcomes, differences }) =>
    vendors.map(({ name }, i) => {
      const outcome = outcomes[i];
      const is = outcome?.kind === "estimate" ? outcome : null;
      const apart = differences[i];
      return [
        ...[id, name, is?.value ?? null, is?.low ?? null, is?.high ?? null, is?.n ?? null, is?.nUnit ?? null],
        ...[apart?.value ?? null, apart?.low ?? null, apart?.high ?? null, apart?.turn ?? null, null],
      ];
    }),
  );
  const costs = money.flatMap(({ currency, lines: ofVendors }) =>
    vendors.map(({ name }, i) => {
      const cost = ofVendors[i]?.perEffective;
      return [
        ...[
          "cost_per_effective_minor",
          name,
          unitPriceCell(cost?.micro),
          unitPriceCell(cost?.low),
          unitPriceCell(cost?.high),
        ],
        ...[cost?.batches ?? null, "batches", null, null, null, null, currency],
      ];
    }),
  );
  return csvResponse("vendors side by side", HEADER, [...measures, ...costs, ...shared.flatMap(sharedRows)]);
}

/** Of every two vendors: their agreement on what both were sent, and the price of a pair they agree on. */
function sharedRows({ vendors, agreement, prices }: SharedSummary) {
  const names = vendors.map(({ name }) => name).join(" / ");
  const nothing = [null, null, null, null];
  const measures = [
    ["cross_vendor_agreement", agreement.raw],
    ["cross_vendor_agreement_ties_dropped", agreement.decided],
    ["cross_vendor_kappa", agreement.kappa],
  ] as const;
  return [
    ...measures.map(([measure, outcome]) =>
      outcome.kind === "estimate"
        ? [measure, names, outcome.value, outcome.low, outcome.high, outcome.n, outcome.nUnit, ...nothing, null]
        : [measure, names, null, null, null, outcome.kind === "not-enough" ? outcome.n : null, null, ...nothing, null],
    ),
    ...prices.lines.map(({ currency, micro, agreed }) => [
      ...["price_per_agreed_pair_minor", names, unitPriceCell(micro), null, null],
      ...[agreed, "agreed pairs", ...nothing, currency],
    ]),
  ];
}
