import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { withCookies } from "#app/people/cookie.ts";
import { pathHere } from "#app/people/path-here.ts";
import { signIn } from "#app/people/sign-in.server.ts";
import { countUsers } from "#db/people.server.ts";
import { CodeField } from "../people-parts/code-field.tsx";

export const meta: MetaFunction = () => [{ title: "Sign in · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = pathHere(new URL(request.url).searchParams.get("to"));
  if (context.person) throw redirect(to);
  const organisation = context.settings.oidc?.name ?? null;
  return { to, organisation, isNew: (await countUsers(context.db)) === 0 };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const [email, to] = [form.get("email") ?? "", pathHere(form.get("to"))];
  const secrets = { passphrase: form.get("passphrase") ?? "", code: form.get("code") ?? "" };
  const visit = { client: context.client, cookies: request.headers.get("Cookie") };
  const done = await signIn(context, { email, ...secrets, ...visit });
  if (done.kind === "refused") return data({ email, ...done }, { status: done.status });
  const next = done.awaitsCode ? `/sign-in/code?to=${encodeURIComponent(to)}` : to;
  return redirect(next, { headers: withCookies(done.cookies) });
}

export default function SignIn() {
  const { to, organisation, isNew } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Sign in" />
      {isNew && (
        <Callout title="Nobody has an account yet">
          <p>
            Assay printed a link when it started; whoever opens it becomes the first admin. For a new link:{" "}
            <code>assay user setup-link</code>
          </p>
        </Callout>
      )}
      {organisation && (
        <p>
          <a className="button" href={`/sign-in/organisation?to=${encodeURIComponent(to)}`}>
            Sign in with {organisation}
          </a>
        </p>
      )}
      <form method="post" className="form" noValidate>
        <FormErrors count={0} messages={sent ? [sent.message] : []} />
        <input type="hidden" name="to" value={to} />
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={sent?.email ?? ""}
        />
        <TextField label="Passphrase" name="passphrase" type="password" autoComplete="current-password" />
        {sent?.status === 429 && <CodeField help="With it you come in although others tried too often from here." />}
        <FormActions>
          <Button look={organisation ? "quiet" : "primary"}>Sign in</Button>
        </FormActions>
        <p className="faint">Lost it? An admin makes a link with which you choose a new one.</p>
      </form>
    </>
  );
}
