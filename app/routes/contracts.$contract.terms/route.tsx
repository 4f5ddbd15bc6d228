import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { contractTermsPage } from "#app/review/contract-head.server.ts";
import { Terms } from "./terms.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await contractTermsPage(context.db, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export default function ContractTermsRoute() {
  const { page } = useLoaderData<typeof loader>();
  return <Terms page={page} />;
}
