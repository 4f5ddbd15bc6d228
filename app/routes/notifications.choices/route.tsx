import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { choicesShown, choosePlaces } from "#app/notifications/notifications-page.server.ts";
import { PlacesForm } from "./places-form.tsx";

export const meta: MetaFunction = () => [{ title: "What I am told · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const kinds = await choicesShown(context.db, context.person);
  return { kinds, done: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await choosePlaces(context.db, context.person, new URLSearchParams(await request.text()));
  return redirect("/notifications/choices?done");
}

export default function NotificationChoices() {
  const { kinds, done } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Notifications", href: "/notifications" }, { label: "What I am told" }]}
        title="What I am told"
        meta={["Only what your roles may read is offered, and only for contracts that you see"]}
      />
      <div className="sections">
        {done && <Callout tone="pass" title="Your choice holds from now on" />}
        <PlacesForm kinds={kinds} />
      </div>
    </>
  );
}
