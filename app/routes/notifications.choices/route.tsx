import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { changeDigest, digestChoiceShown } from "#app/mail/mail-page.server.ts";
import { choicesShown, choosePlaces } from "#app/notifications/notifications-page.server.ts";
import { DigestForm } from "./digest-form.tsx";
import { PlacesForm } from "./places-form.tsx";

export const meta: MetaFunction = () => [{ title: "What I am told · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const kinds = await choicesShown(context.db, context.person);
  const digest = await digestChoiceShown(context, context.person);
  return { kinds, digest, done: new URL(request.url).searchParams.has("done"), now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  if (form.get("intent") === "digest") {
    const errors = await changeDigest(context, context.person, form);
    if (Object.keys(errors).length > 0) return data({ values: Object.fromEntries(form), errors }, { status: 400 });
  } else await choosePlaces(context.db, context.person, form);
  return redirect("/notifications/choices?done");
}

export default function NotificationChoices() {
  const { kinds, digest, done, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Notifications", href: "/notifications" }, { label: "What I am told" }]}
        title="What I am told"
        meta={["Only what your roles may read is offered, and only for contracts that you see"]}
      />
      <div className="sections">
        {done && !sent && <Callout tone="pass" title="Your choice holds from now on" />}
        <DigestForm digest={digest} values={sent?.values ?? null} errors={sent?.errors ?? {}} now={now} />
        <PlacesForm kinds={kinds} />
      </div>
    </>
  );
}
