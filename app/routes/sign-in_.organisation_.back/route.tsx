import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withCookies } from "#app/people/cookie.ts";
import { finishOrganisation } from "#app/people/organisation.server.ts";

export const meta: MetaFunction = () => [{ title: "Sign in · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, client } = context;
  const visit = { client, cookies: request.headers.get("Cookie") };
  const done = await finishOrganisation(context, { search: new URL(request.url).search, person, ...visit });
  const headers = withCookies(done.cookies);
  if (done.kind === "in") return redirect(done.to, { headers });
  return data({ message: done.message }, { status: 400, headers });
}

export default function FromOrganisation() {
  const { message } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Not signed in" />
      <Callout tone="fail" title="This could not be done.">
        <p>{message}</p>
        <p>
          <a href="/sign-in">To the sign-in page</a>
        </p>
      </Callout>
    </>
  );
}
