import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { contractHead } from "#app/review/contract-head.server.ts";
import { ContractHeader } from "./contract-header.tsx";
import { ContractTabs } from "./contract-tabs.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const head = await contractHead(context.db, params.contract ?? "", context.now());
  if (!head) throw new Response("There is no such contract.", { status: 404 });
  return { head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.head.contract.title} · Assay` : "Contract · Assay" },
];

/** What every part of a contract has at the top; each part is a route of its own. */
export default function Contract() {
  const { head } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <ContractHeader head={head} />
      <div className="sections">
        <ContractTabs contractId={head.contract.id} pathname={pathname} />
        <Outlet />
      </div>
    </>
  );
}
