import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { vendorComparison } from "#app/vendors/compare-page.server.ts";

const HEADER = [
  ...["measure", "vendor", "value", "low", "high", "n", "n_unit"],
  ...["difference", "difference_low", "difference_high", "turn", "currency"],
];
const MICRO_PER_MINOR = 10_000;

/** A row for each measure and vendor; differences are against the first vendor. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { vendors, lines, money } = await vendorComparison(
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
      const minor = (micro: number | null | undefined) => (micro == null ? null : micro / MICRO_PER_MINOR);
      return [
        ...["cost_per_effective_minor", name, minor(cost?.micro), minor(cost?.low), minor(cost?.high)],
        ...[cost?.batches ?? null, "batches", null, null, null, null, currency],
      ];
    }),
  );
  return csvResponse("vendors side by side", HEADER, [...measures, ...costs]);
}
