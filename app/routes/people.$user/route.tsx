import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PERSON_CHANGES, userPage } from "#app/people/people-page.server.ts";
import { userById } from "#db/people.server.ts";
import { AccountState, roleWords } from "../people._index/people-table.tsx";
import { LinkShown } from "../people-parts/link-shown.tsx";
import { SessionsTable } from "../people-parts/sessions-table.tsx";
import { AccountForms } from "./account-forms.tsx";
import { ContractRoles } from "./contract-roles.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.user.name ?? "Person"} · Assay` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await userPage(context, params.user ?? "");
  if (!page) throw new Response("There is no such person.", { status: 404 });
  return { ...page, now: context.now() };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const user = await userById(context.db, params.user ?? "");
  if (!user) throw new Response("There is no such person.", { status: 404 });
  const form = new URLSearchParams(await request.text());
  const change = PERSON_CHANGES[form.get("intent") ?? ""];
  if (!change) throw new Response("There is no such change.", { status: 400 });
  const done = await change(context, user, form, context.settings.user);
  if (!done.ok) return data({ errors: done.errors, link: null }, { status: 400 });
  if (done.link === null) return redirect(`/people/${user.id}`);
  const link = new URL(done.link, request.url).href;
  return data({ errors: {}, link }, { headers: { "Cache-Control": "no-store" } });
}

export default function PersonPage() {
  const { user, roles, contracts, sessions, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors: Record<string, string> = sent?.errors ?? {};
  return (
    <>
      <PageHeader
        crumbs={[{ label: "People", href: "/people" }, { label: user.name }]}
        title={user.name}
        meta={[user.email, roleWords(user), <AccountState key="state" user={user} />]}
      />
      <div className="sections">
        <FormErrors count={0} messages={Object.values(errors)} />
        {sent?.link && <LinkShown link={sent.link} />}
        <AccountForms user={user} />
        <ContractRoles roles={roles} contracts={contracts} now={now} />
        <SessionsTable sessions={sessions} now={now} intent="end-sessions" />
      </div>
    </>
  );
}
