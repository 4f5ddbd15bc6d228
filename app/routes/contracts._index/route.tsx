import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { contractList } from "#app/review/contract-list.server.ts";
import { ContractsTable } from "./contracts-table.tsx";

export const meta: MetaFunction = () => [{ title: "Contracts · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return contractList(context.db, new URL(request.url).searchParams, context.now());
}

export default function Contracts() {
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Contracts"
        actions={
          <LinkButton href="/contracts/new" look={list.all === 0 ? "primary" : "quiet"}>
            New contract
          </LinkButton>
        }
      />
      <ContractsTable {...list} />
    </>
  );
}
