import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { agreementMatrix } from "#app/review/agreement-matrix.server.ts";
import { AgreementHeatMap } from "./agreement-heat-map.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const batchId = params.batch ?? "";
  return { batchId, matrix: (await agreementMatrix(context, batchId, searchParams)) ?? null };
}

export const meta: MetaFunction = () => [{ title: "Who agrees with whom · Assay" }];

export default function Agreement() {
  const { batchId, matrix } = useLoaderData<typeof loader>();
  if (!matrix) return <p className="sub">No annotators yet: nothing was delivered for this week.</p>;
  if (matrix.names.length === 0)
    return (
      <EmptyState title="No two annotators judged the same comparison.">
        Agreement shows where work overlaps. Contract for 10 to 20 % of the items to be judged by two or more
        annotators, in changing company.
      </EmptyState>
    );
  return <AgreementHeatMap batchId={batchId} matrix={matrix} />;
}
