import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { accountPage, changeAccount } from "#app/people/account-page.server.ts";
import { SessionsTable } from "../people-parts/sessions-table.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";

export const meta: MetaFunction = () => [{ title: "My account · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await accountPage(context, context.person);
  return { ...page, done: new URL(request.url).searchParams.get("done"), now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const changed = await changeAccount(context, context.person, form);
  if (changed.ok) return redirect(`/account?done=${form.get("intent")}`);
  return data({ intent: form.get("intent"), errors: changed.errors }, { status: 400 });
}

export default function Account() {
  const { name, email, roles, sessions, hasPassphrase, done, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="My account" meta={[name, email, roles]} />
      <div className="sections">
        {done === "passphrase" && (
          <Callout tone="pass" title="The passphrase is changed">
            <p>Your other sessions have ended.</p>
          </Callout>
        )}
        <SessionsTable sessions={sessions} now={now} intent="end-session" />
        <PassphraseForm
          hasPassphrase={hasPassphrase}
          email={email}
          errors={sent?.intent === "passphrase" ? sent.errors : {}}
        />
      </div>
    </>
  );
}
