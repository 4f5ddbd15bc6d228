import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";

const MOST = 500;

/** Where an upload without scripts lands when it was not taken. */
export async function loader({ request }: LoaderFunctionArgs) {
  const why = new URL(request.url).searchParams.get("why") ?? "";
  return { why: why.slice(0, MOST) || "The file was not taken." };
}

export const meta: MetaFunction = () => [{ title: "Upload refused · Assay" }];

export default function UploadRefused() {
  const { why } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="The file was not taken" />
      <Callout tone="fail" title={why}>
        <p>Nothing was kept. Go back to choose another file, or hand it over on the command line.</p>
        <p>
          <LinkButton look="quiet" href="/check">
            Check a file
          </LinkButton>
        </p>
      </Callout>
    </>
  );
}
