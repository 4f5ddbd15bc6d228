import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { reportForVendor } from "#app/vendors/vendor-view.server.ts";
import { opened } from "../for-vendor-parts/opened.server.ts";
import { ReportBlocks } from "../report-parts/report-blocks.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { own, vendor } = await opened(context, params.token ?? "");
  const report = await reportForVendor(own, Number(params.report));
  if (!report) throw new Response("There is no such report.", { status: 404 });
  return { ...report, vendor, token: params.token ?? "" };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.document.title} · Assay` : "Report · Assay" },
  { name: "robots", content: "noindex" },
];

export default function ReportForVendor() {
  const { document, vendor, token } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: vendor, href: `/for-vendor/${token}` }, { label: document.title }]}
        title={document.title}
        meta={[document.sub]}
      />
      <div className="sections report">
        <ReportBlocks blocks={document.blocks} />
      </div>
    </>
  );
}
