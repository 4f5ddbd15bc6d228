import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { addInstructionOf, instructionsPage } from "#app/schedule/instructions-page.server.ts";
import { DocumentForm } from "./document-form.tsx";
import { VersionsTable } from "./versions-table.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await instructionsPage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const version = new URL(request.url).searchParams.get("version") ?? "";
  return { page, values: { version, agreedOn: page.today, agreedBy: context.settings.user } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const added = await addInstructionOf(context, params.contract ?? "", values);
  if (!added.ok) return data({ values, errors: added.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/instructions/${encodeURIComponent(added.version)}`);
}

export default function InstructionsOfContract() {
  const { page, values } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <VersionsTable page={page} />
      <p>
        <Link href={`/contracts/${page.contract.id}/calibration`}>Agreement before and after each change</Link> stands
        with the calibration rounds, with its interval.
      </p>
      <Section title="Add a document" sub="Kept as it is, under its checksum; a change is a new version." id="add">
        <DocumentForm values={sent?.values ?? values} errors={sent?.errors ?? {}} />
      </Section>
    </>
  );
}
