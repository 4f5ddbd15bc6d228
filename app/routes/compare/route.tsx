import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { comparePage } from "#app/review/compare-page.server.ts";
import { ChooseTwo } from "./choose-two.tsx";
import { CompareVerdict } from "./compare-verdict.tsx";
import { ComparedShares } from "./compared-shares.tsx";
import { ComparedTable } from "./compared-table.tsx";
import { WhatIsLeft } from "./what-is-left.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await comparePage(context, searchParams);
  if (!page) throw new Response("There is no such batch.", { status: 404 });
  return { page, search: searchParams.toString() };
}

export const meta: MetaFunction = () => [{ title: "Two batches compared · Assay" }];

export default function Compare() {
  const { page, search } = useLoaderData<typeof loader>();
  const { compared, fault, chosen } = page;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Contracts", href: "/contracts" }, { label: "Compared" }]}
        title="Two batches compared"
        meta={compared ? [`A: ${compared.a.name}`, `B: ${compared.b.name}`] : []}
      />
      <div className="sections">
        <ChooseTwo key={`${chosen.a} ${chosen.b}`} page={page} />
        {fault && (
          <Callout tone="warn" title="They cannot be compared.">
            <p>{fault}</p>
          </Callout>
        )}
        {compared && (
          <>
            <CompareVerdict compared={compared} />
            <ComparedTable compared={compared} search={search} />
            <WhatIsLeft compared={compared} />
            <ComparedShares compared={compared} search={search} />
          </>
        )}
      </div>
    </>
  );
}
