import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import type { Changed } from "#app/people/account.server.ts";
import { accountPage, changeAccount } from "#app/people/account-page.server.ts";
import { SessionsTable } from "../people-parts/sessions-table.tsx";
import { Organisation } from "./organisation.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";
import { SecondFactor } from "./second-factor.tsx";

export const meta: MetaFunction = () => [{ title: "My account · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await accountPage(context, context.person);
  return { ...page, done: new URL(request.url).searchParams.get("done"), now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const intent = form.get("intent");
  const asked = { person: context.person, form, client: context.client, cookies: request.headers.get("Cookie") };
  const changed = await changeAccount(context, asked);
  if (changed.ok && !changed.shown) return redirect(`/account?done=${intent}`);
  const errors: Record<string, string> = changed.ok ? {} : changed.errors;
  const headers = { "Cache-Control": "no-store" };
  const shown: Extract<Changed, { ok: true }>["shown"] = changed.shown;
  return data({ intent, errors, shown: shown ?? {} }, { status: changed.ok ? 200 : 400, headers });
}

export default function Account() {
  const { name, email, roles, sessions, hasPassphrase, secondFactor, organisation, done, now } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors = (intent: string) => (sent?.intent === intent ? sent.errors : {});
  const told = !sent && done ? DONE[done] : undefined;
  return (
    <>
      <PageHeader
        title="My account"
        meta={[name, email, roles]}
        actions={
          <LinkButton href="/account/tokens" look="quiet">
            Tokens
          </LinkButton>
        }
      />
      <div className="sections">
        {told && (
          <Callout tone="pass" title={told.title}>
            <p>{told.text}</p>
          </Callout>
        )}
        <SecondFactor
          {...secondFactor}
          {...{ hasPassphrase, shown: sent?.shown ?? {} }}
          errors={sent?.intent?.endsWith("second-factor") || sent?.intent?.endsWith("codes") ? sent.errors : {}}
        />
        {organisation && (
          <Organisation
            {...organisation}
            {...{ hasPassphrase, linkTo: sent?.shown.linkTo }}
            errors={sent?.intent?.endsWith("organisation") ? sent.errors : {}}
          />
        )}
        <SessionsTable sessions={sessions} now={now} intent="end-session" />
        <PassphraseForm hasPassphrase={hasPassphrase} email={email} errors={errors("passphrase")} />
      </div>
    </>
  );
}

const DONE: Record<string, { title: string; text: string }> = {
  passphrase: { title: "The passphrase is changed", text: "Your other sessions have ended." },
  "end-session": { title: "The session has ended", text: "Whoever had it has to sign in again." },
  "link-organisation": { title: "The account is linked", text: "You may sign in through your organisation." },
  "unlink-organisation": { title: "The link is undone", text: "The passphrase alone lets you in from now on." },
  "remove-second-factor": { title: "The second factor is gone", text: "The passphrase alone lets you in from now on." },
};
