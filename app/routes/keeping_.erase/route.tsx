import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { eraseByForm } from "#app/jobs/start-erase.server.ts";
import { listVendors } from "#db/contracts.server.ts";
import { EraseForm } from "./erase-form.tsx";
import { Receipt } from "./receipt.tsx";

export const meta: MetaFunction = () => [{ title: "Erase an annotator · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const vendors = (await listVendors(context.db)).map(({ id, name }) => ({ value: id, label: name }));
  return { vendors, vendor: searchParams.get("vendor") ?? "", pseudonym: searchParams.get("pseudonym") ?? "" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const sent = await eraseByForm(context, form, context.person?.name ?? context.settings.user);
  return data(sent, { status: sent.kind === "refused" ? 400 : 200, headers: { "Cache-Control": "no-store" } });
}

export default function Erase() {
  const { vendors, ...asked } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const isAsked = sent?.kind === "queued";
  return (
    <>
      <PageHeader crumbs={[{ label: "Keeping", href: "/keeping" }, { label: "Erase" }]} title="Erase an annotator" />
      <div className="sections">
        {isAsked && <Receipt receipt={sent.receipt} jobId={sent.jobId} />}
        <Callout title="What it does">
          <p>
            What the vendor said of the person is removed. The pseudonym is replaced by a token drawn at random in every
            table and every file: judgments stay one person’s, so that numbers, weights and decisions stay what they
            were, and so do training files without annotators, byte for byte; of those that name them the new hash is
            noted. Delivered files that held it are given up; their hashes stay on record with what stands in their
            place.
          </p>
          <p>
            It cannot be undone. Earlier backups hold the pseudonym until they are pruned, and so does whatever left
            Assay before.
          </p>
        </Callout>
        {!isAsked && <EraseForm vendors={vendors} asked={asked} sent={sent ?? null} />}
      </div>
    </>
  );
}
