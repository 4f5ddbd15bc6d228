import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { mappingPage } from "#app/jobs/mapping-page.server.ts";
import { runWithMapping } from "#app/jobs/run-with-mapping.server.ts";
import { MappingEditor } from "./mapping-editor.tsx";
import { PreviewTables } from "./preview-tables.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const form = searchParams.has("row") ? searchParams : null;
  const page = await mappingPage(context.db, params.job ?? "", form);
  if (page.kind === "absent") throw new Response("There is no such job.", { status: 404 });
  return page;
}

export const meta: MetaFunction = () => [{ title: "Map the columns · Assay" }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const jobId = params.job ?? "";
  const page = await mappingPage(context.db, jobId, form);
  if (page.kind === "absent") throw new Response("There is no such job.", { status: 404 });
  if (page.kind === "unusable") return data(page, { status: 409 });
  const { mapping, preview, vendor } = page;
  if (!mapping) return data(page, { status: 400 });
  if (!preview || preview.items === 0) {
    const fault = "With these columns none of the first rows can be used; the problems are listed below.";
    return data({ ...page, fault }, { status: 400 });
  }
  const name = form.get("name") ?? "";
  return redirect(await runWithMapping(context, { jobId, mapping, name, vendorId: vendor?.id ?? null }));
}

export default function Mapping() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const page = answered ?? loaded;
  if (page.kind === "unusable")
    return (
      <>
        <PageHeader title="Map the columns" />
        <Callout tone="fail" title={page.message} />
      </>
    );
  const { job, notes } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Jobs", href: "/jobs" },
          { label: job.title, href: `/jobs/${job.id}` },
          { label: "Map the columns" },
        ]}
        title="Map the columns"
        meta={["Guessed from the names and the first rows: confirm it, never trust it unseen"]}
      />
      <div className="sections">
        {notes.length > 0 && (
          <Callout
            tone={page.mapping ? "insufficient" : "warn"}
            title={page.mapping ? "What was assumed" : "What could not be guessed"}
          >
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Callout>
        )}
        <MappingEditor page={page} />
        {page.preview && <PreviewTables preview={page.preview} />}
      </div>
    </>
  );
}
