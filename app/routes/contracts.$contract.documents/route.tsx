import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { documentsPage } from "#app/contracts/documents-page.server.ts";
import { AttachForm } from "../attachment-parts/attach-form.tsx";
import { AttachmentsTable } from "../attachment-parts/attachments-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await documentsPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export default function DocumentsOfContract() {
  const { contract, attachments, subjects, now } = useLoaderData<typeof loader>().page;
  return (
    <>
      <AttachmentsTable attachments={attachments} now={now} csvHref={`/contracts/${contract.id}/documents.csv`} />
      <AttachForm subjects={subjects} />
    </>
  );
}
