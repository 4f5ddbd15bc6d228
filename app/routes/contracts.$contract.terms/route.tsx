import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { datedTerms } from "#app/contracts/terms-page.server.ts";
import { contractTermsPage } from "#app/review/contract-head.server.ts";
import { ClocksTable } from "../term-parts/clocks-table.tsx";
import { DatedTerms } from "./dated-terms.tsx";
import { Terms } from "./terms.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await contractTermsPage(context.db, params.contract ?? "");
  const dated = await datedTerms(context.db, params.contract ?? "", context.now());
  if (!page || !dated) throw new Response("There is no such contract.", { status: 404 });
  return { page, dated };
}

export default function ContractTermsRoute() {
  const { page, dated } = useLoaderData<typeof loader>();
  return (
    <>
      <ClocksTable contractId={dated.contract.id} clocks={dated.clocks} now={dated.now} />
      <DatedTerms page={dated} />
      <Terms page={page} />
    </>
  );
}
