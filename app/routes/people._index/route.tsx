import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { invite, usersShown } from "#app/people/people-page.server.ts";
import { LinkShown } from "../people-parts/link-shown.tsx";
import { InviteForm } from "./invite-form.tsx";
import { PeopleTable } from "./people-table.tsx";
import { RolesTable } from "./roles-table.tsx";

export const meta: MetaFunction = () => [{ title: "People · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { users: await usersShown(context.db), now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const invited = await invite(context, form, context.settings.user);
  const values = Object.fromEntries(form);
  if (!invited.ok) return data({ values, errors: invited.errors, link: null }, { status: 400 });
  const link = invited.link && new URL(invited.link, request.url).href;
  return data({ values: {}, errors: {}, link }, { headers: { "Cache-Control": "no-store" } });
}

export default function People() {
  const { users, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="People" />
      <div className="sections">
        {sent?.link && <LinkShown link={sent.link} />}
        <PeopleTable users={users} now={now} />
        <Section title="Invite somebody" sub="You get a link to pass on; it serves once, within a week.">
          <InviteForm values={sent?.values ?? {}} errors={sent?.errors ?? {}} />
        </Section>
        <RolesTable />
      </div>
    </>
  );
}
