import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withCookies } from "#app/people/cookie.ts";
import { pathHere } from "#app/people/path-here.ts";
import { sessionOfCookie } from "#app/people/session.server.ts";
import { giveCode } from "#app/people/sign-in.server.ts";
import { CodeField } from "../people-parts/code-field.tsx";

export const meta: MetaFunction = () => [{ title: "Second factor · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = pathHere(new URL(request.url).searchParams.get("to"));
  const found = await sessionOfCookie(context.db, request.headers.get("Cookie"), context.now());
  if (!found?.session.awaitsCode) throw redirect(context.person ? to : "/sign-in");
  return { to, name: found.user.name };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const visit = { client: context.client, cookies: request.headers.get("Cookie") };
  const done = await giveCode(context, form.get("code") ?? "", visit);
  if (done === null) return redirect("/sign-in");
  if (done.kind === "refused") return data({ message: done.message }, { status: done.status });
  return redirect(pathHere(form.get("to")), { headers: withCookies(done.cookies) });
}

export default function SecondFactor() {
  const { to, name } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Second factor" meta={[name]} />
      <form method="post" className="form" noValidate>
        <FormErrors count={sent ? 1 : 0} />
        <input type="hidden" name="to" value={to} />
        <CodeField help="Six digits from your app, or one of your recovery codes." error={sent?.message} />
        <FormActions>
          <Button>Sign in</Button>
        </FormActions>
        <p className="faint">
          Neither is at hand? An admin takes the second factor away: <code>assay user reset-second-factor</code>.{" "}
          <Link href="/sign-in">Start again</Link>
        </p>
      </form>
    </>
  );
}
