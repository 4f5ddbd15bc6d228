import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { beginOrganisation } from "#app/people/organisation.server.ts";
import { pathHere } from "#app/people/path-here.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = { to: pathHere(query.get("to")), link: query.get("link") };
  const { person, client } = context;
  const begun = await beginOrganisation(context, { ...asked, person, secure: client.secure });
  if (begun.kind === "refused")
    throw new Response(begun.message, { status: begun.status, statusText: "Not signed in" });
  return redirect(begun.url, { headers: { "Set-Cookie": begun.cookie } });
}

/** A page, so that what is refused is told like everything else. */
export default function ToOrganisation() {
  return null;
}
