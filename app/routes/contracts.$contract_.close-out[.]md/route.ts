import type { LoaderFunctionArgs } from "@remix-run/node";
import { closeOutDocument } from "#app/reports/close-out/close-out.server.ts";
import { reportMarkdown } from "#app/reports/markdown.ts";
import { askedCloseOut } from "../report-parts/asked-close-out.server.ts";
import { markdownAnswer } from "../report-parts/markdown-answer.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { report } = await askedCloseOut(context, params.contract, request);
  const text = reportMarkdown(closeOutDocument(report), new URL(request.url).origin);
  return markdownAnswer(`${report.contract.title} close-out.md`, text);
}
