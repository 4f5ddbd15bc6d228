import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { diffPage } from "#app/release/diff-page.server.ts";
import { ChangedTable } from "./changed-table.tsx";
import { ChooseOther } from "./choose-other.tsx";
import { DiffVerdict } from "./diff-verdict.tsx";
import { ReasonsTable } from "./reasons-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await diffPage(context, params.release ?? "", searchParams);
  if (!page) throw new Response("There is no such release.", { status: 404 });
  return { page, search: searchParams.toString() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.after.name ?? "Release"}, compared · Assay` },
];

export default function ReleaseDiff() {
  const { page, search } = useLoaderData<typeof loader>();
  const { before, after, compared } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: after.name, href: `/releases/${after.id}` },
          { label: "Compared" },
        ]}
        title={before ? `${before.name} → ${after.name}` : `Compare ${after.name}`}
      />
      <div className="sections">
        <ChooseOther key={before?.id ?? ""} page={page} />
        {compared?.kind === "fault" && (
          <Callout tone="fail" title="They cannot be compared.">
            <p>{compared.message}</p>
          </Callout>
        )}
        {before && compared?.kind === "diff" && (
          <>
            <DiffVerdict before={before.name} after={after.name} diff={compared} />
            <ReasonsTable reasons={compared.reasons} search={search} path={`/releases/${after.id}/diff`} />
            <ChangedTable page={page} rows={compared.first} search={search} />
          </>
        )}
      </div>
    </>
  );
}
