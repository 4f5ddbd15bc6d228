import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reportPage } from "#app/review/vendor-report/report-page.server.ts";
import { askedVersion } from "../report-parts/asked-version.ts";
import { ReportScreen } from "./report-screen.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await reportPage(context, Number(params.decision), askedVersion(request));
  if (!page) throw new Response("There is no such report.", { status: 404 });
  return { page };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Vendor report, week ${data.page.batch.week} · Assay` : "Vendor report · Assay" },
];

export default function VendorReport() {
  const { page } = useLoaderData<typeof loader>();
  return <ReportScreen page={page} />;
}
