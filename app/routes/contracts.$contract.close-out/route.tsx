import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileButton } from "#app/components/button.tsx";
import { When } from "#app/components/when.tsx";
import { closeOutDocument } from "#app/reports/close-out/close-out.server.ts";
import { closeOutPage } from "#app/reports/close-out/close-out-page.server.ts";
import { askedVersion } from "../report-parts/asked-version.ts";
import { ReportBlocks } from "../report-parts/report-blocks.tsx";
import { StoredVersions } from "./stored-versions.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await closeOutPage(context, params.contract ?? "", askedVersion(request));
  if (!page) throw new Response("There is no such report.", { status: 404 });
  const { report, ...rest } = page;
  return { ...rest, contractId: report.contract.id, document: closeOutDocument(report) };
}

export default function CloseOut() {
  const { document, shown, versions, contractId, now } = useLoaderData<typeof loader>();
  const base = `/contracts/${contractId}/close-out`;
  const query = `?version=${shown?.version ?? 0}`;
  return (
    <div className="sections report">
      <h2 className="print-only">Close-out</h2>
      <div className="report-head">
        <p className="sub">
          {shown ? (
            <>
              Version {shown.version}, stored by {shown.by} when the contract ended,{" "}
              <When at={shown.at} now={now} withTime />. SHA-256 <code>{shown.sha256}</code>
            </>
          ) : (
            "As it stands. A version is stored, with its hash, when the contract is closed or terminated."
          )}
        </p>
        <p className="page-actions no-print">
          {(["html", "md", "json"] as const).map((format) => (
            <FileButton small key={format} href={`${base}.${format}${query}`}>
              {format === "md" ? "Markdown" : format.toUpperCase()}
            </FileButton>
          ))}
        </p>
      </div>
      <ReportBlocks blocks={document.blocks} />
      {versions.length > 0 && <StoredVersions {...{ versions, shown, base, now }} />}
    </div>
  );
}
